import type { CallAttempt, Endpoint, UserIdentity } from '@ringfence/rules';
import { businessCalls } from '../harness/attempts.js';
import { codesOf, decided, Office } from '../harness/office.js';
import { ServerProcess } from '../harness/server-process.js';

const WEB_APP = { kind: 'webrtc', id: 'web-app' };
/** The user who gave a permission, and the one who did not. */
const WILLING = { waId: '819055550001', bsuid: 'JP.willing1' };
const OTHER = { waId: '819055550002', bsuid: 'JP.other2' };
const STRANGER_BSUID = 'JP.stranger3';

/** Ways to claim the willing user while another one is rung. */
const tricks: readonly { name: string; user: UserIdentity; rung: Endpoint; codes: string[] }[] = [
  {
    name: 'by the other’s number',
    user: { waId: WILLING.waId },
    rung: { kind: 'whatsapp', address: `+${OTHER.waId}` },
    codes: ['user-mismatch'],
  },
  {
    name: 'by the other’s number, under both names of the willing user',
    user: WILLING,
    rung: { kind: 'whatsapp', address: `+${OTHER.waId}` },
    codes: ['user-mismatch'],
  },
  {
    name: 'by the other’s number, under the business-scoped id alone',
    user: { bsuid: WILLING.bsuid },
    rung: { kind: 'whatsapp', address: `+${OTHER.waId}` },
    codes: ['user-mismatch'],
  },
  {
    name: 'by the other’s number as the endpoint’s id',
    user: { waId: WILLING.waId },
    rung: { kind: 'whatsapp', id: OTHER.waId },
    codes: ['user-mismatch'],
  },
  {
    name: 'by the other’s number as the id, beside the willing user’s address',
    user: { waId: WILLING.waId },
    rung: { kind: 'whatsapp', id: `+${OTHER.waId}`, address: `+${WILLING.waId}` },
    codes: ['user-mismatch'],
  },
  {
    name: 'by the other’s business-scoped id',
    user: { waId: WILLING.waId },
    rung: { kind: 'whatsapp', id: OTHER.bsuid },
    codes: ['user-mismatch'],
  },
  {
    name: 'by the other’s business-scoped id, under both names of the willing user',
    user: WILLING,
    rung: { kind: 'whatsapp', id: OTHER.bsuid },
    codes: ['user-mismatch'],
  },
  {
    name: 'by the other’s business-scoped id, claimed to be the willing user’s',
    user: { waId: WILLING.waId, bsuid: OTHER.bsuid },
    rung: { kind: 'whatsapp', id: OTHER.bsuid },
    codes: ['permission-state-unknown'],
  },
  {
    name: 'by an id never seen with the number it is claimed for',
    user: { waId: WILLING.waId, bsuid: STRANGER_BSUID },
    rung: { kind: 'whatsapp', id: STRANGER_BSUID },
    codes: ['permission-missing'],
  },
  {
    name: 'by a name that is neither number nor business-scoped id',
    user: WILLING,
    rung: { kind: 'whatsapp', id: OTHER.bsuid.toLowerCase() },
    codes: ['user-mismatch'],
  },
  {
    name: 'by a number written in full-width digits',
    user: { waId: WILLING.waId },
    rung: { kind: 'whatsapp', address: '+８１９０５５５５０００２' },
    codes: ['user-mismatch'],
  },
  {
    name: 'by the other’s number in a SIP URI',
    user: { waId: WILLING.waId },
    rung: { kind: 'whatsapp', address: `sip:+${OTHER.waId}@wa.example.com` },
    codes: ['user-mismatch'],
  },
];

describe('a permission of one user', () => {
  let server: ServerProcess;
  let office: Office;

  beforeAll(async () => {
    server = await ServerProcess.start();
    office = await Office.open(server, { provider: 'meta' });
    await office.granted({}, WILLING);
    // The other user is known to the server too, under both names, and gave nothing.
    await office.tell('permission-revoked', { user: OTHER });
  });
  afterAll(() => server.remove());

  function ringing(user: UserIdentity, target: Endpoint): CallAttempt {
    const more = { businessNumber: office.businessNumber, user, target };
    return businessCalls(WEB_APP, WILLING.waId, more);
  }

  const honest: readonly { name: string; user: UserIdentity; rung: Endpoint }[] = [
    {
      name: 'by number',
      user: { waId: WILLING.waId },
      rung: { kind: 'whatsapp', address: `+${WILLING.waId}` },
    },
    {
      name: 'by business-scoped id',
      user: { bsuid: WILLING.bsuid },
      rung: { kind: 'whatsapp', id: WILLING.bsuid },
    },
    {
      name: 'by the id, under both names an event showed together',
      user: WILLING,
      rung: { kind: 'whatsapp', id: WILLING.bsuid },
    },
    {
      name: 'by the number, under both names',
      user: WILLING,
      rung: { kind: 'whatsapp', address: `+${WILLING.waId}` },
    },
  ];
  for (const { name, user, rung } of honest) {
    it(`rings this user ${name}`, async () => {
      const decision = await decided(server, ringing(user, rung));
      expect(decision.effect).withContext(JSON.stringify(decision.reasons)).toBe('permit');
    });
  }

  for (const { name, user, rung, codes } of tricks) {
    it(`does not ring another ${name}`, async () => {
      const decision = await decided(server, ringing(user, rung));
      expect(decision.effect).toBe('deny');
      for (const code of codes) expect(codesOf(decision)).toContain(code);
    });
  }

  it('does not ring another who is brought into the call later', async () => {
    const { legs, ...call } = ringing({ waId: WILLING.waId }, WEB_APP);
    const joined: CallAttempt = {
      ...call,
      action: 'conference-add',
      legs: [
        ...legs,
        {
          id: 'first',
          role: 'destination',
          endpoint: { kind: 'whatsapp', address: `+${WILLING.waId}` },
        },
      ],
      target: { kind: 'whatsapp', address: `+${OTHER.waId}` },
    };
    expect(codesOf(await decided(server, joined))).toContain('user-mismatch');
    const about: CallAttempt = { ...joined, attemptId: `${joined.attemptId}-about-the-other` };
    about.user = { waId: OTHER.waId };
    expect(codesOf(await decided(server, about))).toEqual(['permission-revoked']);
  });
});
