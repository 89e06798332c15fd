import { DOCUMENT_LIMITS, parseStrictJson, QUESTION_LIMITS } from './strict-json.js';

/** `{"a":{"a":…{}…}}`, so many containers deep. */
const nested = (depth: number): string => '{"a":'.repeat(depth - 1) + '{}' + '}'.repeat(depth - 1);
const list = (items: number): string => JSON.stringify(Array<number>(items).fill(0));
const object = (keys: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, 0])));
const text = (length: number): string => JSON.stringify('x'.repeat(length));

describe('parseStrictJson', () => {
  const accepted: readonly { name: string; json: string; value: unknown }[] = [
    { name: 'an object', json: '{"a":[1,"b",true,null]}', value: { a: [1, 'b', true, null] } },
    { name: 'white space and a scalar', json: ' \n 7 ', value: 7 },
    { name: 'the greatest whole number', json: '9007199254740991', value: 9007199254740991 },
    { name: 'its negative', json: '-9007199254740991', value: -9007199254740991 },
    { name: 'fractions and exponents', json: '[0.1,-1.5e3,2E-7]', value: [0.1, -1500, 2e-7] },
    { name: 'whole characters written as escapes', json: '"\\ud83d\\ude00"', value: '😀' },
    {
      name: 'braces, commas and quotes in a text',
      json: '{"a":"{[,]}\\"\\\\"}',
      value: { a: '{[,]}"\\' },
    },
    {
      name: 'the same name in two objects',
      json: '[{"a":1},{"a":2}]',
      value: [{ a: 1 }, { a: 2 }],
    },
    { name: 'an empty list', json: '{"a":[]}', value: { a: [] } },
    { name: 'a forbidden name as a text', json: '["__proto__"]', value: ['__proto__'] },
  ];
  for (const { name, json, value } of accepted) {
    it(`reads ${name}`, () => expect(parseStrictJson(json)).toEqual({ value }));
  }

  const atBound = [
    { name: '16 levels', json: nested(16) },
    { name: '200 names', json: object(200) },
    { name: '1,000 elements', json: list(1_000) },
    { name: '4,096 characters', json: text(4_096) },
  ];
  for (const { name, json } of atBound) {
    it(`I1: reads ${name}`, () => expect(parseStrictJson(json).problems).toBeUndefined());
  }

  const refused: readonly { name: string; json: string; found: [code: string, at: string][] }[] = [
    { name: 'no JSON', json: '{"a":', found: [['not-json', '']] },
    { name: 'an empty body', json: ' ', found: [['not-json', '']] },
    { name: 'a trailing comma', json: '[1,]', found: [['not-json', '']] },
    {
      name: 'I3: a name twice',
      json: '{"a":1,"b":{"c":1,"c":2}}',
      found: [['duplicate-key', '/b/c']],
    },
    {
      name: 'I3: a name twice, once as an escape',
      json: '{"a":1,"\\u0061":2}',
      found: [['duplicate-key', '/a']],
    },
    {
      name: 'I3: `__proto__` as a name',
      json: '{"a":[{"__proto__":1}]}',
      found: [['forbidden-key', '/a/0/__proto__']],
    },
    {
      name: 'I3: `constructor` as a name',
      json: '{"constructor":{}}',
      found: [['forbidden-key', '/constructor']],
    },
    {
      name: 'I3: `prototype` as an escaped name',
      json: '{"proto\\u0074ype":1}',
      found: [['forbidden-key', '/prototype']],
    },
    { name: 'I3: half a character', json: '{"a":"\\ud83d"}', found: [['lone-surrogate', '/a']] },
    {
      name: 'I3: the other half',
      json: '["x","\\ude00\\ud83d"]',
      found: [['lone-surrogate', '/1']],
    },
    {
      name: 'I3: half a character in a name',
      json: '{"\\ud83d":1}',
      found: [['lone-surrogate', '/\ufffd']],
    },
    {
      name: 'I3: a number beyond 2^53',
      json: '{"n":[0,9007199254740993]}',
      found: [['number-too-large', '/n/1']],
    },
    {
      name: 'I3: 2^53, which its neighbour rounds to',
      json: '9007199254740992',
      found: [['number-too-large', '']],
    },
    {
      name: 'I3: a number beyond all numbers',
      json: '[-1e999]',
      found: [['number-too-large', '/0']],
    },
    { name: 'I1: 17 levels', json: nested(17), found: [['too-deep', '/a'.repeat(16)]] },
    { name: 'I1: 201 names', json: object(201), found: [['too-many', '']] },
    { name: 'I1: 1,001 elements', json: `{"a":${list(1_001)}}`, found: [['too-many', '/a']] },
    { name: 'I1: 4,097 characters', json: `[${text(4_097)}]`, found: [['too-long', '/0']] },
    {
      name: 'I1: a name of 4,097 characters',
      json: `{${text(4_097)}:1}`,
      found: [['too-long', `/${'x'.repeat(4_097)}`]],
    },
    {
      name: 'pointers with `~` and `/` escaped',
      json: '{"a/b~c":9e99}',
      found: [['number-too-large', '/a~1b~0c']],
    },
    {
      name: 'all that is wrong at once',
      json: '{"a":1,"a":9e99,"b":"\\ud800"}',
      found: [
        ['duplicate-key', '/a'],
        ['number-too-large', '/a'],
        ['lone-surrogate', '/b'],
      ],
    },
  ];
  for (const { name, json, found } of refused) {
    it(`refuses or tells ${name}`, () => {
      const { problems, value } = parseStrictJson(json);
      expect(value).toBeUndefined();
      // The scanner tells a too-long list at its last element's place; only the place of the list matters.
      expect(problems?.map(({ code, at }) => [code, at])).toEqual(found);
    });
  }

  it('I4: reads past 200,000 levels without exhausting the stack', () => {
    const { problems } = parseStrictJson('['.repeat(200_000) + ']'.repeat(200_000));
    expect(problems?.map(({ code }) => code)).toEqual(['too-deep']);
  });

  it('I4: tells at most 50 problems of a document that is wrong everywhere', () => {
    const { problems } = parseStrictJson(`[${'1e99,'.repeat(900)}1e99]`);
    expect(problems?.length).toBe(50);
  });

  it('gives every problem a severity and a sentence', () => {
    for (const problem of parseStrictJson('{"a":1,"a":9e99}').problems ?? []) {
      expect(problem.severity).toBe('error');
      expect(problem.message).toMatch(/^[^.]+$/);
    }
  });

  it('I2: lets policy documents be larger than questions', () => {
    for (const bound of ['depth', 'keys', 'items', 'characters'] as const) {
      expect(DOCUMENT_LIMITS[bound]).toBeGreaterThan(QUESTION_LIMITS[bound]);
    }
    expect(parseStrictJson(nested(40), DOCUMENT_LIMITS).problems).toBeUndefined();
    expect(parseStrictJson(nested(41), DOCUMENT_LIMITS).problems).toBeDefined();
  });
});
