import type { CallAttempt, Endpoint, Leg } from '@ringfence/rules';
import type { AddedLeg, BenchForm } from './bench-form.js';
import { flowOf } from './flows.js';

const MENUS: ReadonlySet<string> = new Set(['ivr-api', 'moments-ivr']);

/**
 * The question the form asks. Without an added leg it is the flow itself; with one, the flow's call is up and the last
 * added leg is what is asked for, by its own action.
 */
export function attemptOfForm(form: BenchForm): CallAttempt {
  const flow = flowOf(form.flow);
  const user: Endpoint = { kind: 'whatsapp', address: `+${form.waId}` };
  const own = endpointOf(flow.kind, form.endpointId, form.targetAddress);
  const origin = flow.initiator === 'user' ? user : own;
  const asked = flow.initiator === 'user' ? own : user;

  const legs: Leg[] = [{ id: 'leg-1', role: 'origin', endpoint: origin }];
  const join = (endpoint: Endpoint): void => {
    legs.push({
      id: `leg-${legs.length + 1}`,
      role: legs.length === 1 ? 'destination' : 'participant',
      endpoint,
    });
  };
  if (flow.via) join(flow.via);

  const last = form.added.at(-1);
  if (last) {
    join(asked);
    for (const leg of form.added.slice(0, -1)) join(endpointOfAdded(leg));
  }
  // A call that goes on from a menu has passed it, whether the flow says so or a leg was added.
  const passed = flow.via?.kind ?? (last && MENUS.has(flow.kind) ? flow.kind : undefined);
  const target = last ? endpointOfAdded(last) : asked;
  return {
    attemptId: `bench-${form.flow}`,
    callId: 'bench-call',
    action: last?.action ?? (flow.via ? 'transfer' : 'connect'),
    initiator: flow.initiator,
    businessNumber: form.businessNumber,
    user: { waId: userRung(target) ?? form.waId },
    legs,
    target,
    ...(passed ? { via: [passed] } : {}),
  };
}

export function endpointOfAdded(leg: AddedLeg): Endpoint {
  return endpointOf(leg.kind, leg.id, leg.address);
}

function endpointOf(kind: string, id: string, address: string): Endpoint {
  return { kind, ...(id ? { id } : {}), ...(address ? { address } : {}) };
}

/** Bringing in one more WhatsApp user is an attempt about that user. */
function userRung(target: Endpoint): string | undefined {
  return target.kind === 'whatsapp' ? /^\+(\d+)$/.exec(target.address ?? '')?.[1] : undefined;
}
