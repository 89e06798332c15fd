import type { DirectoryEndpoint } from '../api/directory-wire.js';
import { remainingOf, standingOf, type EndpointStanding } from './endpoint-standing.js';

const NOW = Date.parse('2027-03-01T00:00:00Z');
const TRUNK: DirectoryEndpoint = {
  kind: 'sip-trunk',
  id: 'tokyo',
  pstnReachability: 'none',
  attestedBy: 'network team',
  attestedUntil: '2028-01-01T00:00:00Z',
};
const WEB: DirectoryEndpoint = { kind: 'webrtc', id: 'web-app', pstnReachability: 'none' };

describe('the standing of an endpoint', () => {
  const rows: readonly { name: string; endpoint: DirectoryEndpoint; is: EndpointStanding }[] = [
    { name: 'a trunk that is vouched for', endpoint: TRUNK, is: 'passes' },
    { name: 'nothing but reachability none', endpoint: WEB, is: 'passes' },
    {
      name: 'a trunk without a name',
      endpoint: { ...TRUNK, attestedBy: ' ' },
      is: 'unattested',
    },
    {
      name: 'a trunk without an end',
      endpoint: { kind: 'sip-trunk', id: 'x', pstnReachability: 'none', attestedBy: 'team' },
      is: 'unattested',
    },
    {
      name: 'an end thirty days away',
      endpoint: { ...TRUNK, attestedUntil: '2027-03-31T00:00:00Z' },
      is: 'ending',
    },
    {
      name: 'an end a moment more than thirty days away',
      endpoint: { ...TRUNK, attestedUntil: '2027-03-31T00:00:01Z' },
      is: 'passes',
    },
    {
      name: 'an end that is now, since ends are exclusive',
      endpoint: { ...TRUNK, attestedUntil: '2027-03-01T00:00:00Z' },
      is: 'lapsed',
    },
    {
      name: 'an end that is past, of any kind',
      endpoint: { ...WEB, attestedUntil: '2027-02-01T00:00:00Z' },
      is: 'lapsed',
    },
    {
      name: 'reachability possible, whoever vouches',
      endpoint: { ...TRUNK, pstnReachability: 'possible' },
      is: 'possible',
    },
    {
      name: 'reachability that nobody stated',
      endpoint: { kind: 'webrtc', id: 'x' },
      is: 'unknown',
    },
  ];
  for (const { name, endpoint, is } of rows) {
    it(`is \`${is}\` for ${name}`, () =>
      expect(standingOf(endpoint, { now: NOW, endingDays: 30 })).toBe(is));
  }
});

describe('what remains of an attestation', () => {
  const rows: readonly { until: string | undefined; left: ReturnType<typeof remainingOf> }[] = [
    { until: undefined, left: null },
    { until: '2027-02-28T23:59:59Z', left: { days: 0, share: 0 } },
    { until: '2027-03-01T00:00:01Z', left: { days: 1, share: 1 / 365 } },
    { until: '2027-03-11T00:00:00Z', left: { days: 10, share: 10 / 365 } },
    { until: '2099-01-01T00:00:00Z', left: { days: 26_239, share: 1 } },
  ];
  for (const { until, left } of rows) {
    it(`until ${until ?? 'no end'} is ${left === null ? 'untold' : `${left.days} days`}`, () => {
      const endpoint = { ...WEB, ...(until === undefined ? {} : { attestedUntil: until }) };
      expect(remainingOf(endpoint, NOW)).toEqual(left);
    });
  }
});
