import fc from 'fast-check';
import { freshId, userCalls } from '../harness/attempts.js';

/** A text sent as the body of a question, or bytes that are no text. */
export type Body = string | Uint8Array<ArrayBuffer>;

const WEB_APP = { kind: 'webrtc', id: 'web-app' };
const LIMIT = 32 * 1024;

const good = (): string => JSON.stringify(userCalls(WEB_APP));
/** A good question as text, with an id of its own for each draw. */
const question = fc.nat().map(() => good());

const trickyTexts = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\u0000',
  '\ud83d',
  '\u202e',
  'ｔｅｌ：110',
  'sip:a@b;user=phone',
  '-0',
  '1e999',
  `${'a'.repeat(4_097)}`,
  '{{constructor}}',
  "' or 1=1 --",
);
const text = fc.oneof(trickyTexts, fc.string({ unit: 'binary', maxLength: 40 }), fc.string());
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.double(),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(text, fc.oneof(text, fc.integer()), { maxKeys: 3 }),
);

/** Places of a question that can be exchanged. */
const places = [
  ['attemptId'],
  ['callId'],
  ['action'],
  ['initiator'],
  ['businessNumber'],
  ['user'],
  ['user', 'waId'],
  ['user', 'bsuid'],
  ['legs'],
  ['legs', '0'],
  ['legs', '0', 'role'],
  ['legs', '0', 'endpoint'],
  ['legs', '0', 'endpoint', 'kind'],
  ['legs', '0', 'endpoint', 'address'],
  ['target'],
  ['target', 'kind'],
  ['target', 'id'],
  ['target', 'address'],
  ['via'],
  ['context'],
] as const;

/** A question in which some values are exchanged for anything JSON can hold. */
const exchanged = fc
  .array(fc.tuple(fc.constantFrom(...places), value), { minLength: 1, maxLength: 3 })
  .map((exchanges) => {
    const attempt: unknown = JSON.parse(good());
    for (const [place, exchange] of exchanges) {
      let parent = attempt as Record<string, unknown>;
      for (const step of place.slice(0, -1)) {
        const next = parent[step];
        if (typeof next !== 'object' || next === null) break;
        parent = next as Record<string, unknown>;
      }
      parent[place.at(-1)!] = exchange;
    }
    return JSON.stringify(attempt);
  });

/** A question whose text was cut, repeated or overwritten somewhere. */
const torn = fc
  .tuple(question, fc.nat(), fc.nat({ max: 30 }), fc.oneof(trickyTexts, fc.string()))
  .map(([body, at, cut, put]) => {
    const from = at % body.length;
    return body.slice(0, from) + put + body.slice(from + cut);
  });

/** A question with names that must not be there. */
const named = fc
  .tuple(question, trickyTexts, value)
  .map(([body, name, held]) =>
    body.replace('{', `{${JSON.stringify(name)}:${JSON.stringify(held) ?? 'null'},`),
  );

const repeated = fc
  .tuple(question, fc.constantFrom('action', 'legs', 'target', 'user', 'kind'))
  .map(([body, name]) => body.replace('{', `{"${name}":"pstn","${name}":{},`));

const nested = fc
  .tuple(fc.integer({ min: 17, max: 5_000 }), fc.boolean(), question)
  .map(([depth, isList, body]) => {
    const [open, close] = isList ? ['[', ']'] : ['{"a":', '}'];
    return body.replace('{', `{"x":${open.repeat(depth)}1${close.repeat(depth)},`);
  });

const surrogate = fc
  .tuple(question, fc.constantFrom('\\ud83d', '\\udc00', '\\ud83d\\ud83d', '\\udfff\\ud800'))
  .map(([body, lone]) => body.replace('{', `{"callId":"${lone}",`));

const tooLong = fc
  .integer({ min: 1, max: 40_000 })
  .map((over) => `{"attemptId":"${freshId()}","callId":"${'x'.repeat(LIMIT + over)}"}`);

const wide = fc
  .integer({ min: 201, max: 2_000 })
  .map((names) => `{${Array.from({ length: names }, (_, i) => `"a${i}":0`).join(',')}}`);

const bytes: fc.Arbitrary<Body> = fc
  .uint8Array({ minLength: 1, maxLength: 64 })
  .map((drawn) => new Uint8Array([...Buffer.from('{"attemptId":"'), ...drawn, 0xff, 0xfe]));

/** An endpoint as an attacker would write one. */
const disguised = fc
  .tuple(
    fc.constantFrom('webrtc', 'sip-trunk', 'whatsapp', 'PSTN', 'pstn ', 'phone', 'constructor'),
    fc.oneof(text, fc.stringMatching(/^(sips?:|tel:)?[+0-9a-z%@.:;=?&" ]{1,60}$/)),
  )
  .map(([kind, address]) => JSON.stringify(userCalls({ kind, id: 'web-app', address })));

/** Bodies nobody honest sends, of every kind. */
export const hostileBody: fc.Arbitrary<Body> = fc.oneof(
  { weight: 6, arbitrary: exchanged },
  { weight: 4, arbitrary: torn },
  { weight: 4, arbitrary: disguised },
  { weight: 2, arbitrary: named },
  { weight: 2, arbitrary: repeated },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: surrogate },
  { weight: 1, arbitrary: tooLong },
  { weight: 1, arbitrary: wide },
  { weight: 1, arbitrary: bytes },
  { weight: 1, arbitrary: fc.json() },
);
