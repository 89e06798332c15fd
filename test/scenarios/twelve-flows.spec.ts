import { SCENARIO_IDS, type Decision } from '@ringfence/rules';
import { ServerProcess } from '../harness/server-process.js';
import { FLOWS, isOutbound, setUp, type Flow } from './flows.js';
import { codesOf, decided, Office } from '../harness/office.js';
import { LIMIT_REFUSALS, PERMISSION_REFUSALS, USER_REFUSALS } from './permission-refusals.js';
import { PSTN_REFUSALS } from './pstn-refusals.js';
import type { Refusal } from './refusal.js';
import { ROUTING_REFUSALS } from './routing-refusals.js';

const REFUSALS = [
  ...PSTN_REFUSALS,
  ...ROUTING_REFUSALS,
  ...USER_REFUSALS,
  ...PERMISSION_REFUSALS,
  ...LIMIT_REFUSALS,
];
const PSTN_CODES = [
  'pstn-leg',
  'pstn-reachable-trunk',
  'trunk-attestation-expired',
  'pstn-origin',
  'endpoint-kind-unknown',
  'emergency-number',
];
const LIFTED_BY_THE_USER = ['permission-missing', 'permission-expired', 'permission-revoked'];

describe('the twelve flows, through the running server', () => {
  let server: ServerProcess;
  let read: (route: string) => Promise<Response>;

  beforeAll(async () => {
    server = await ServerProcess.start();
    read = await server.signIn('auditor');
  });
  afterAll(() => server.remove());

  /** What is on record of a decision, without what it rests on. */
  async function onRecord({ decisionId }: Decision): Promise<Decision> {
    const answer = await read(`/v1/decisions/${decisionId}`);
    expect(answer.status).toBe(200);
    const { attempt, evidence, facts, trace, pair, ...decision } =
      (await answer.json()) as Decision &
        Record<'attempt' | 'evidence' | 'facts' | 'trace' | 'pair', unknown>;
    expect(pair).toEqual({ businessNumber: jasmine.any(String), user: jasmine.any(String) });
    for (const part of [attempt, evidence, facts, trace]) expect(part).toBeDefined();
    return decision;
  }

  async function officeWithPermission(): Promise<Office> {
    const office = await Office.open(server);
    await office.granted();
    return office;
  }

  async function refusedBy(refusal: Refusal, flow: Flow): Promise<Decision> {
    const office = await officeWithPermission();
    const told = await refusal.given?.(office, flow);
    const attempt = setUp(flow, office);
    return decided(server, refusal.asked?.(attempt, flow, told) ?? attempt);
  }

  it('are the twelve of the contract', () => {
    expect(FLOWS.map(({ scenario }) => scenario)).toEqual([...SCENARIO_IDS]);
  });

  for (const flow of FLOWS) {
    describe(flow.scenario, () => {
      it('is permitted, with a route and what must be carried out', async () => {
        const office = await officeWithPermission();
        const asked = setUp(flow, office);
        const decision = await decided(server, asked);
        expect(decision.effect).withContext(JSON.stringify(decision.reasons)).toBe('permit');
        expect(decision.scenario).toBe(flow.scenario);
        expect(codesOf(decision)).toContain(flow.scenario);
        expect(decision.route.map(({ endpoint }) => endpoint)).toEqual([asked.target!]);
        expect(decision.obligations.map(({ type }) => type)).toContain('re-ask-before-leg-change');
        expect(Date.parse(decision.validUntil!) - Date.parse(decision.decidedAt)).toBe(60_000);
        expect(await onRecord(decision)).toEqual(decision);
      });

      for (const refusal of REFUSALS.filter(({ flows }) => flows?.(flow) ?? true)) {
        it(`is refused: ${refusal.name}`, async () => {
          const decision = await refusedBy(refusal, flow);
          expect(decision.effect).toBe('deny');
          expect(codesOf(decision)).toEqual([...refusal.codes].sort());
          expect(decision.scenario).toBe(refusal.isNoFlow?.(flow) ? null : flow.scenario);
          expectNothingToConnect(decision);
          expectPstnFirst(decision);
          const isLiftable = codesOf(decision).every((code) => LIFTED_BY_THE_USER.includes(code));
          expect(decision.requestable?.kind).toBe(isLiftable ? 'call-permission' : undefined);
          expect(await onRecord(decision)).toEqual(decision);
        });
      }
    });
  }

  it('tells when a limit that rolls lets the next call through', async () => {
    const limit = LIMIT_REFUSALS.find(({ codes }) => codes.includes('connected-call-limit'))!;
    const decision = await refusedBy(limit, FLOWS.find(isOutbound)!);
    const wait = Date.parse(decision.retryAt!) - Date.parse(decision.decidedAt);
    expect(wait).toBeGreaterThan(23 * 3_600_000);
    expect(wait).toBeLessThanOrEqual(24 * 3_600_000);
  });

  it('lets calls through again once a restriction is lifted or a permission given anew', async () => {
    const office = await officeWithPermission();
    const restriction = { type: 'RESTRICTED_BUSINESS_INITIATED_CALLING' };
    await office.tell('restriction-set', { restriction });
    await office.tell('permission-revoked', { user: { waId: office.waId } });
    const flow = FLOWS.find(isOutbound)!;
    const before = await decided(server, setUp(flow, office));
    expect(codesOf(before)).toEqual(['permission-revoked', 'restricted-by-platform']);
    await office.tell('restriction-lifted', { restriction });
    await office.granted({ grantedAt: new Date().toISOString() });
    expect((await decided(server, setUp(flow, office))).effect).toBe('permit');
  });
});

function expectNothingToConnect(decision: Decision): void {
  expect(decision.route).toEqual([]);
  expect(decision.validUntil).toBeUndefined();
  for (const { text } of decision.reasons) {
    expect(text.en).not.toBe('');
    expect(text.ja).not.toBe('');
  }
}

function expectPstnFirst({ reasons }: Decision): void {
  const isPstn = reasons.map(({ code }) => PSTN_CODES.includes(code));
  expect(isPstn).toEqual([...isPstn].sort((a, b) => Number(b) - Number(a)));
}
