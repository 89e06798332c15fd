import { grantSentence } from './grant-sentence.js';

const AT = '2026-11-24T12:00:00.000Z';
const GRANTED = '2026-11-20T12:00:00.000Z';
const ENDS = '2026-11-27T12:00:00.000Z';
const REVOKED = '2026-11-22T12:00:00.000Z';

describe('grantSentence', () => {
  const rows: readonly [
    name: string,
    told: Partial<Parameters<typeof grantSentence>[0]>,
    is: ReturnType<typeof grantSentence>,
  ][] = [
    [
      'a temporary grant with its end and how long that is',
      { state: 'temporary', grant: { grantedAt: GRANTED }, endsAt: ENDS },
      { key: 'temporary', granted: GRANTED, ends: ENDS, left: { unit: 'days', count: 3 } },
    ],
    [
      'a permanent grant',
      { state: 'permanent', grant: { grantedAt: GRANTED } },
      { key: 'permanent', granted: GRANTED },
    ],
    [
      'an end that has come',
      { state: 'expired', grant: { grantedAt: GRANTED }, endsAt: REVOKED },
      { key: 'expired', granted: GRANTED, ends: REVOKED },
    ],
    [
      'a revocation',
      { state: 'revoked', grant: { grantedAt: GRANTED, revokedAt: REVOKED } },
      { key: 'revoked', granted: GRANTED, revoked: REVOKED },
    ],
    [
      'a revocation of a grant nobody told of',
      { state: 'revoked', grant: { revokedAt: REVOKED } },
      { key: 'revokedOnly', revoked: REVOKED },
    ],
    ['none', { state: 'none', grant: null }, { key: 'none' }],
    ['what nobody knows', { state: 'unknown', grant: {} }, { key: 'unknown' }],
    [
      'an erasure',
      { state: 'erased', grant: null, erasedAt: REVOKED },
      { key: 'erased', erased: REVOKED },
    ],
  ];
  for (const [name, told, is] of rows) {
    it(`tells of ${name}`, () =>
      expect(
        grantSentence({ state: 'none', grant: null, at: AT, erasedAt: null, ...told }),
      ).toEqual(is));
  }
});
