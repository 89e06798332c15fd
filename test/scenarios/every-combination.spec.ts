import { ENDPOINT_KINDS, type CallAttempt, type Endpoint, type ScenarioId } from '@ringfence/rules';
import { freshId } from '../harness/attempts.js';
import { decided, Office } from '../harness/office.js';
import { ServerProcess } from '../harness/server-process.js';

const AT_ONCE = 32;
const MENUS = ['ivr-api', 'moments-ivr'];
const FLOWS_OUT = ['conversations', 'sip-trunk', 'webrtc', 'calls-api'];
const FLOWS_IN = ['ivr-api', 'moments-ivr', 'sip-trunk', 'webrtc', 'calls-api'];

/** What a call is made of; every place of the business is registered and attested. */
interface Combination {
  readonly initiator: 'user' | 'business';
  readonly origin: string;
  /** A second leg. */
  readonly second: string | undefined;
  readonly via: string | undefined;
  readonly target: string | undefined;
}

/** Every combination of kinds, 3,520 in all. */
function combinations(): Combination[] {
  const all: Combination[] = [];
  for (const initiator of ['user', 'business'] as const)
    for (const origin of ENDPOINT_KINDS)
      for (const second of [undefined, 'calls-api', 'ivr-api', 'whatsapp'])
        for (const via of [undefined, 'ivr-api', 'moments-ivr', 'webrtc'])
          for (const target of [undefined, ...ENDPOINT_KINDS])
            all.push({ initiator, origin, second, via, target });
  return all;
}

/** The flow a combination is by the words of the contract, section 3, or null: none, so it must be refused. */
function flowOf(call: Combination): ScenarioId | null {
  const { initiator, origin, target } = call;
  if (origin === 'pstn' || target === 'pstn') return null;
  if (initiator !== (origin === 'whatsapp' ? 'user' : 'business')) return null;
  return initiator === 'user' ? inboundFlow(call) : outboundFlow(call);
}

/** The office's one destination is a WebRTC user. */
function inboundFlow({ second, via, target = 'webrtc' }: Combination): ScenarioId | null {
  if (target === 'whatsapp') return null;
  if (second === 'calls-api') return 'user-to-calls-api';
  if (FLOWS_IN.includes(target)) return `user-to-${target}` as ScenarioId;
  if (target !== 'conversations') return null;
  const passed = via ?? second ?? '';
  return MENUS.includes(passed)
    ? (`user-to-conversations-via-${passed}` as ScenarioId)
    : 'user-to-conversations';
}

function outboundFlow({ origin, second, target }: Combination): ScenarioId | null {
  const holdsUser = target === 'whatsapp' || second === 'whatsapp';
  if (!FLOWS_OUT.includes(origin) || !holdsUser || target === undefined) return null;
  const isInApp = origin === 'calls-api' || second === 'calls-api';
  if (['viber', 'websocket'].includes(target) && !isInApp) return null;
  return `${origin}-to-user` as ScenarioId;
}

describe('every combination of kinds', () => {
  let server: ServerProcess;
  let office: Office;
  const places = new Map<string, Endpoint>();

  beforeAll(async () => {
    server = await ServerProcess.start();
    office = await Office.open(server, { provider: 'meta' });
    await office.granted();
    for (const kind of ENDPOINT_KINDS) {
      if (kind === 'whatsapp') places.set(kind, { kind, address: `+${office.waId}` });
      else if (kind === 'pstn') places.set(kind, { kind, address: '+81312345678' });
      else places.set(kind, await office.endpoint(kind));
    }
    await office.settle({ provider: 'meta', destinations: [places.get('webrtc')!] });
  });
  afterAll(() => server.remove());

  function attemptOf({ initiator, origin, second, via, target }: Combination): CallAttempt {
    const legs: CallAttempt['legs'] = [
      { id: 'first', role: 'origin', endpoint: places.get(origin)! },
    ];
    if (second !== undefined) {
      legs.push({ id: 'second', role: 'participant', endpoint: places.get(second)! });
    }
    return {
      attemptId: freshId(),
      action: 'connect',
      initiator,
      businessNumber: office.businessNumber,
      user: { waId: office.waId },
      legs,
      ...(via === undefined ? {} : { via: [via] }),
      ...(target === undefined ? {} : { target: places.get(target)! }),
    };
  }

  it('is permitted exactly where the contract names a flow, under its name', async () => {
    const all = combinations();
    const odd: string[] = [];
    let permits = 0;
    for (let i = 0; i < all.length; i += AT_ONCE) {
      await Promise.all(
        all.slice(i, i + AT_ONCE).map(async (call) => {
          const { effect, scenario } = await decided(server, attemptOf(call));
          const flow = flowOf(call);
          if (effect === 'permit') permits++;
          const isRight =
            flow === null ? effect === 'deny' : effect === 'permit' && scenario === flow;
          if (!isRight) odd.push(`${JSON.stringify(call)}: ${effect} ${scenario}, not ${flow}`);
        }),
      );
    }
    expect(odd).toEqual([]);
    expect(permits).toBeGreaterThan(100);
  });
});
