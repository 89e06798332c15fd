import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { digestOf, policyDigest } from './policy-digest.js';
import { policyOf, propertyOf } from './rulesets.fixture.js';

/** The same value with the names of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reordered(member)]),
  );
}

describe('canonicalJson (RFC 8785)', () => {
  const rows: readonly { name: string; value: unknown; text: string }[] = [
    {
      name: 'sorts names by their UTF-16 units',
      value: { '\u20ac': 1, '\r': 2, דּ: 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 },
      text: '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    },
    {
      name: 'writes numbers as ECMAScript does',
      value: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0],
      text: '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    },
    {
      name: 'keeps order in lists and drops white space',
      value: { b: [3, 1, 2], a: null },
      text: '{"a":null,"b":[3,1,2]}',
    },
    {
      name: 'escapes control characters only',
      value: '\u000f\n"\\/é',
      text: '"\\u000f\\n\\"\\\\/é"',
    },
  ];
  for (const { name, value, text } of rows) it(name, () => expect(canonicalJson(value)).toBe(text));

  it('is the same whatever the order of names, and reads back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reordered(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  for (const value of [undefined, () => 1, Symbol('x')]) {
    it(`has no form for ${String(value)}`, () =>
      expect(() => canonicalJson(value)).toThrowError(TypeError));
  }
});

describe('policyDigest', () => {
  const policy = policyOf({});

  it('is SHA-256 of the UTF-8 bytes, named', () => {
    expect(digestOf('')).toBe(
      'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(digestOf('é')).toBe(
      'sha256:4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c',
    );
  });

  it('covers all four parts, and nothing else', () => {
    const digest = policyDigest(policy);
    expect(policyDigest({ ...policy, title: 'x' } as never)).toBe(digest);
    const changes = [
      { rulesets: policyOf({ routing: [] }).rulesets },
      { parameters: [{ key: 'a', unit: 'b', values: [{ value: 1, source: 'c' }] }] },
      { suites: [{ name: 'a', cases: [] }] },
      { properties: [propertyOf('a')] },
    ];
    const digests = changes.map((change) => policyDigest({ ...policy, ...change }));
    expect(new Set([digest, ...digests]).size).toBe(5);
  });

  it('does not depend on the order of names', () => {
    expect(policyDigest(reordered(policy) as never)).toBe(policyDigest(policy));
  });
});
