import type { CallAttempt, Evidence } from '@ringfence/rules';
import { evidenceRows, type EvidenceWords } from './evidence-rows.js';

const WORDS: EvidenceWords = {
  text: (key, params) => (params === undefined ? key : `${key}(${Object.values(params).join()})`),
  time: (instant) => instant.slice(0, 10),
  phone: (number) => number,
  kind: (kind) => kind.toUpperCase(),
  day: (day) => `day ${day}`,
  list: (parts) => parts.join(' + '),
};
const ATTEMPT: CallAttempt = {
  attemptId: 'a',
  action: 'connect',
  initiator: 'business',
  businessNumber: '+81311110001',
  user: { waId: '819011110001' },
  legs: [{ id: 'a', role: 'origin', endpoint: { kind: 'sip-trunk', id: 'tokyo' } }],
  target: { kind: 'whatsapp', address: '+819011110001' },
};
const told = (evidence: Evidence, attempt = ATTEMPT): Map<string, string> =>
  new Map(evidenceRows(attempt, evidence, WORDS).map(({ term, detail }) => [term, detail]));

describe('evidenceRows', () => {
  it('says of everything that could not be learned that it was not', () => {
    const rows = told({ businessNumber: {}, grant: null });
    expect(rows.get('calling')).toBe('notLearned');
    expect(rows.get('connected')).toBe('notLearned');
    expect(rows.get('grant')).toBe('grantUnknown');
    expect(rows.get('tokyo')).toBe('SIP-TRUNK + unregistered');
  });

  it('tells known absence apart from not knowing', () => {
    const rows = told({ businessNumber: {} });
    expect(rows.get('grant')).toBe('grantNone');
    expect(rows.get('callHours')).toBe('always');
    expect(rows.get('restrictions')).toBe('none');
  });

  it('names who vouches for a trunk, or that nobody does', () => {
    const endpoints = { 'sip-trunk:tokyo': { pstnReachability: 'none' as const } };
    expect(told({ endpoints }).get('tokyo')).toBe('SIP-TRUNK + reach.none + unattested');
    const attested = {
      'sip-trunk:tokyo': {
        ...endpoints['sip-trunk:tokyo'],
        attestedBy: 'NTT',
        attestedUntil: '2026-12-15T00:00:00Z',
      },
    };
    expect(told({ endpoints: attested }).get('tokyo')).toBe(
      'SIP-TRUNK + reach.none + attested(NTT,2026-12-15)',
    );
  });

  it('tells call hours by the names of the days', () => {
    const weekly = [
      { day: 'MON', open: '0900', close: '1800' },
      { day: 'TUE', open: '0900', close: '1200' },
    ] as const;
    const callHours = { timeZone: 'Asia/Tokyo', weekly: [...weekly] };
    expect(told({ businessNumber: { callHours } }).get('callHours')).toBe(
      'day MON 0900–1800 + day TUE 0900–1200 Asia/Tokyo',
    );
  });

  it('leaves permission out where no user is rung', () => {
    const attempt = { ...ATTEMPT, target: { kind: 'webrtc', id: 'desk' } };
    expect(told({ grant: null }, attempt).has('grant')).toBeFalse();
  });
});
