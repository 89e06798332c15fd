import { auditConfiguration } from './audit-configuration.js';
import { describeRows, NOW, saidOf } from './audited.fixture.js';

const PDP = { type: 'URL', url: 'https://pdp.example.com/v1/adapters/call-routing' };
const PHONE = { type: 'ENDPOINT', value: { type: 'PHONE', phoneNumber: '441632960999' } };
const DESK = { type: 'ENDPOINT', value: { type: 'WEBRTC', identity: 'desk.sato' } };
const TRUNK = { type: 'ENDPOINT', value: { type: 'SIP', sipTrunkId: 'pbx' } };
const WHATSAPP = { to: '441632960001', value: { type: 'WHATSAPP' } };
const ANY_WHATSAPP = { to: '(.+)', value: { type: 'WHATSAPP', from: '(.+)' } };
const OF_PHONES = { to: '441632960001', value: { type: 'PHONE', from: '(.+)' } };
const VOUCHED = {
  endpoints: {
    'webrtc:desk.sato': { pstnReachability: 'none' },
    'sip-trunk:pbx': {
      pstnReachability: 'none',
      attestedBy: 'network team',
      attestedUntil: '2027-01-01T00:00:00Z',
    },
  },
} as const;
const GUARDED = {
  guarded: { urls: ['https://pdp.example.com/v1/adapters/'], callsConfigurationIds: [] },
};

function route(criteria: readonly unknown[], destinations: readonly unknown[], more = {}): object {
  return { name: 'a route', criteria, destinations, ...more };
}

describe('The destinations of a route', () => {
  describeRows('callrouting-route.json', [
    { name: 'ask the decision point alone', content: route([WHATSAPP], [PDP]), expected: [] },
    {
      name: 'have a phone first',
      content: route([WHATSAPP], [PHONE, PDP]),
      expected: ['error route-phone-destination /destinations/0'],
    },
    {
      name: 'have a phone at certain hours',
      content: route([WHATSAPP], [{ ...PHONE, allowedTimeWindows: [{}] }]),
      expected: ['error route-phone-destination /destinations/0'],
    },
    {
      name: 'have a phone for calls that come from phones',
      content: route([OF_PHONES], [PHONE]),
      expected: [],
    },
    {
      name: 'have a phone for calls from phones and others',
      content: route([OF_PHONES, WHATSAPP], [PHONE]),
      expected: ['error route-phone-destination /destinations/0'],
    },
    {
      name: 'have a phone for calls from a trunk',
      content: route([{ value: { type: 'SIP', sipTrunkId: 'pbx' } }], [PHONE]),
      expected: ['error route-phone-destination /destinations/0'],
    },
    {
      name: 'have a phone for every call',
      content: { name: 'all', destinations: [PHONE] },
      expected: ['error route-phone-destination /destinations/0'],
    },
    {
      name: 'have a phone, for transfers',
      content: route([WHATSAPP], [PHONE], { transferOnly: true }),
      expected: [
        'error route-phone-destination /destinations/0',
        'error route-transfer-only-phone /destinations/0',
      ],
    },
    {
      name: 'have a phone and are switched off',
      content: route([WHATSAPP], [PHONE], { status: 'DISABLED' }),
      expected: ['info route-phone-destination /destinations/0'],
    },
    {
      name: 'have something that may be a phone',
      content: route([WHATSAPP], [{ type: 'ENDPOINT', value: { type: '${channel}' } }]),
      expected: ['warning route-phone-destination /destinations/0'],
    },
    {
      name: 'have a trunk whose user part is a telephone URI',
      content: route(
        [WHATSAPP],
        [{ type: 'ENDPOINT', value: { type: 'SIP', sipTrunkId: 'pbx', username: 'TEL:+441' } }],
      ),
      more: VOUCHED,
      expected: ['error route-phone-destination /destinations/0'],
    },
    {
      name: 'have a trunk and an app nobody vouches for',
      content: route([WHATSAPP], [TRUNK, DESK]),
      expected: [
        'warning app-endpoint-dials-out /destinations/1/value',
        'warning trunk-reaches-pstn /destinations/0/value',
      ],
    },
    {
      name: 'have a trunk and an app somebody vouches for',
      content: route([WHATSAPP], [TRUNK, DESK]),
      more: VOUCHED,
      expected: [],
    },
    {
      name: 'have a trunk that is known to dial out',
      content: route([{ value: { type: 'SIP', sipTrunkId: 'in' } }], [TRUNK]),
      more: { endpoints: { 'sip-trunk:pbx': { pstnReachability: 'possible' } } },
      expected: ['error trunk-reaches-pstn /destinations/0/value'],
    },
    {
      name: 'go on after the decision point',
      content: route([WHATSAPP], [PDP, DESK]),
      more: VOUCHED,
      expected: ['warning pdp-not-last /destinations/0'],
    },
    {
      name: 'put the decision point last by priority',
      content: route(
        [WHATSAPP],
        [
          { ...PDP, priority: 2 },
          { ...DESK, priority: 1 },
        ],
      ),
      more: VOUCHED,
      expected: [],
    },
    {
      name: 'share calls between the decision point and another',
      content: route(
        [WHATSAPP],
        [
          { ...DESK, priority: 1, weight: 50 },
          { ...PDP, priority: 1, weight: 50 },
        ],
      ),
      more: VOUCHED,
      expected: ['warning pdp-not-last /destinations/1'],
    },
    {
      name: 'ask somebody else',
      content: route([WHATSAPP], [{ type: 'URL', url: 'https://pdp.example.com.evil.net/v1/' }]),
      more: GUARDED,
      expected: ['info no-per-call-hook /destinations/0'],
    },
    {
      name: 'lead to agents',
      content: route(
        [WHATSAPP],
        [
          {
            type: 'APPLICATION',
            value: { type: 'INFOBIP_APPLICATION', applicationId: 'CONVERSATIONS' },
          },
        ],
      ),
      expected: ['info no-per-call-hook /destinations/0'],
    },
  ]);

  it('matter whatever the criteria say once a WhatsApp number is bound to the route', () => {
    const { findings } = auditConfiguration(
      {
        platform: 'infobip',
        files: [
          {
            name: 'numbers-voice.json',
            content: { action: { type: 'FORWARD_TO_CALL_ROUTING', routeId: 'r-1' } },
          },
          {
            name: 'callrouting-route.json',
            content: route([OF_PHONES], [PHONE], { id: 'r-1' }),
          },
        ],
      },
      { now: NOW },
    );

    expect(findings.map(({ door }) => door)).toEqual(['route-phone-destination']);
  });
});

describe('The order of routes', () => {
  const asking = route([WHATSAPP], [PDP]);
  const around = (criteria: readonly unknown[], more = {}): object =>
    route(criteria, [{ type: 'ENDPOINT', value: { type: 'WHATSAPP' } }], more);

  describeRows('callrouting-routes.json', [
    {
      name: 'lets a catch-all take calls first',
      content: [around([]), asking],
      expected: ['warning catch-all-before-pdp /0'],
    },
    {
      name: 'lets a catch-all with a phone take calls first',
      content: [route([], [PHONE]), asking],
      expected: [
        'error route-catch-all-before-pdp /0',
        'error route-phone-destination /0/destinations/0',
      ],
    },
    { name: 'puts the catch-all behind', content: [asking, around([])], expected: [] },
    {
      name: 'puts it behind by the platform’s own order',
      content: [
        { ...around([]), order: 2 },
        { ...asking, order: 1 },
      ],
      expected: [],
    },
    {
      name: 'lets a wide pattern take calls first',
      content: { results: [around([{ to: '4416(\\d+)', value: { type: 'WHATSAPP' } }]), asking] },
      expected: ['warning catch-all-before-pdp /results/0'],
    },
    {
      name: 'lets an expression take what another expression stands for',
      content: [
        around([{ to: '44(.+)' }]),
        route([{ to: '447700(.+)', value: { type: 'WHATSAPP' } }], [PDP]),
      ],
      expected: ['warning catch-all-before-pdp /0'],
    },
    {
      name: 'keeps a narrow pattern out of the way',
      content: [around([{ to: '4420(\\d+)', value: { type: 'WHATSAPP' } }]), asking],
      expected: [],
    },
    {
      name: 'keeps another number out of the way, however it is written',
      content: [around([{ to: '+441632960002' }]), asking],
      expected: [],
    },
    {
      name: 'sees the same number, however it is written',
      content: [around([{ to: '+441632960001' }]), asking],
      expected: ['warning catch-all-before-pdp /0'],
    },
    {
      name: 'keeps another channel out of the way',
      content: [around([{ to: '(.+)', value: { type: 'WEBRTC' } }]), asking],
      expected: [],
    },
    {
      name: 'keeps a route for phones out of the way, whatever it matches',
      content: [route([{ to: '(.+)', value: { type: 'PHONE' } }], [PHONE]), asking],
      expected: [],
    },
    {
      name: 'keeps a route for transfers out of the way',
      content: [around([ANY_WHATSAPP], { transferOnly: true }), asking],
      expected: [],
    },
    {
      name: 'keeps a route that is switched off out of the way',
      content: [around([ANY_WHATSAPP], { status: 'DISABLED' }), asking],
      expected: [],
    },
    {
      name: 'minds headers',
      content: [
        around([
          {
            value: {
              type: 'SIP',
              sipTrunkId: 'pbx',
              headers: [{ headerName: 'X-Client-Channel', headerValue: 'PHONE' }],
            },
          },
        ]),
        route(
          [
            {
              value: {
                type: 'SIP',
                sipTrunkId: 'pbx',
                headers: [{ headerName: 'x-client-channel', headerValue: 'WHATSAPP' }],
              },
            },
          ],
          [PDP],
        ),
      ],
      expected: [],
    },
    {
      name: 'takes a pattern nobody can read for one that matches all',
      content: [around([{ to: '(' }]), asking],
      expected: ['warning catch-all-before-pdp /0'],
    },
    {
      name: 'lets another service take calls first',
      content: [route([], [{ type: 'URL', url: 'https://elsewhere.example/' }]), asking],
      more: GUARDED,
      expected: ['info no-per-call-hook /0/destinations/0', 'warning catch-all-before-pdp /0'],
    },
  ]);

  it('is unknown of routes that come one by one, and so may be any', () => {
    const { findings } = auditConfiguration(
      {
        platform: 'infobip',
        files: [
          { name: 'callrouting-route.a.json', content: asking },
          { name: 'callrouting-route.b.json', content: around([ANY_WHATSAPP]) },
        ],
      },
      { now: NOW },
    );

    expect(findings.map(({ door, file }) => [door, file])).toEqual([
      ['catch-all-before-pdp', 'callrouting-route.b.json'],
    ]);
  });

  it('is looked at over many routes', () => {
    const routes = Array.from({ length: 2_000 }, (_, i) =>
      i % 2 === 0
        ? around([{ to: `44163${i}`, value: { type: 'WHATSAPP' } }])
        : route([{ to: `44163${i}`, value: { type: 'WHATSAPP' } }], [PDP]),
    );

    expect(saidOf('callrouting-routes.json', routes)).toEqual([]);
    expect(saidOf('callrouting-routes.json', [around([]), ...routes]).length).toBe(1);
  });
});
