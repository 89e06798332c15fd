import type { DecisionSummary } from '../api/wire.js';
import { fitsQuery, isNarrowed, paramsOfQuery, queryOfAddress } from './decision-query.js';
import { stepOfKey } from './step-of-key.js';

const NOW = Date.parse('2026-11-24T01:00:00Z');
const of = (address: string): ReturnType<typeof queryOfAddress> => {
  const params = new URLSearchParams(address);
  return queryOfAddress((name) => params.get(name));
};
const reference = (letter: string): string => `p1.${letter.repeat(22)}`;
const DECISION: DecisionSummary = {
  decisionId: '01JDF7Q2X8M4ABCDEFGH100005',
  decidedAt: '2026-11-24T00:59:00Z',
  attemptId: 'a',
  effect: 'deny',
  scenario: null,
  action: 'connect',
  businessNumber: '+81311110001',
  user: { waId: '819011110001' },
  references: { number: reference('u'), businessNumber: reference('b') },
  origin: 'whatsapp',
  target: 'pstn',
  via: [],
  reasons: ['pstn-leg', 'scenario-unknown'].map((code) => ({ code, text: { en: '', ja: '' } })),
  route: [],
  obligations: [],
  policy: { version: 14, digest: 'sha256:0' },
  log: { index: 7 },
};

describe('The query of the log', () => {
  it('is the last day when the address says nothing, or nothing that is understood', () => {
    expect(paramsOfQuery(of(''), NOW)).toEqual({ from: '2026-11-23T01:00:00.000Z' });
    expect(of('window=1y&effect=maybe&version=-1&subject=819011110001')).toEqual(of(''));
  });

  it('asks the server for what the address says', () => {
    const subject = `${reference('u')},p2.${'v'.repeat(22)}`;
    const query = of(
      `window=all&effect=deny&scenario=none&reason=pstn-leg&version=14&subject=${subject}`,
    );
    expect(paramsOfQuery(query, NOW)).toEqual({
      effect: 'deny',
      scenario: 'none',
      reason: 'pstn-leg',
      version: '14',
      subject,
    });
    expect(isNarrowed(query)).toBeTrue();
    expect(isNarrowed(of('window=7d'))).toBeFalse();
  });

  const fits: [string, boolean][] = [
    ['', true],
    ['effect=deny', true],
    ['effect=permit', false],
    ['scenario=none', true],
    ['scenario=user-to-webrtc', false],
    ['reason=scenario-unknown', true],
    ['reason=no-route', false],
    ['version=14', true],
    ['version=1', false],
    [`subject=${reference('b')}`, true],
    [`subject=${reference('x')},${reference('u')}`, true],
    [`subject=${reference('x')}`, false],
  ];
  for (const [address, fit] of fits) {
    it(`${fit ? 'takes in' : 'leaves out'} an arrival by "${address}"`, () => {
      expect(fitsQuery(DECISION, of(address))).toBe(fit);
    });
  }
});

describe('stepOfKey', () => {
  const cases: [string, boolean, number | null][] = [
    ['j', false, 1],
    ['k', false, -1],
    ['ArrowDown', true, 1],
    ['ArrowDown', false, null],
    ['End', true, Infinity],
    ['x', true, null],
  ];
  for (const [key, inRows, step] of cases) {
    it(`of ${key} ${inRows ? 'in' : 'outside'} the rows is ${step}`, () => {
      expect(stepOfKey(key, inRows)).toBe(step);
    });
  }
});
