import {
  canonicalJson,
  type CallAttempt,
  type Endpoint,
  type Evidence,
  type ScenarioId,
} from '@ringfence/rules';
import { attemptOfForm } from './attempt-of-form.js';
import type { AddedLeg, AttestationChoice, BenchForm } from './bench-form.js';
import { evidenceOfForm, grantChoiceOf } from './evidence-of-form.js';
import { FLOWS, flowOf, type Flow } from './flows.js';
import { localOf } from './zoned-time.js';

/**
 * The form that comes nearest to a question: to show a recorded decision, or what the directory knows of a number.
 * Whether it asks the very same is for {@link asksTheSame} to tell.
 */
export function formOfQuestion(
  attempt: CallAttempt,
  evidence: Evidence,
  now: string,
  scenario: ScenarioId | null,
  before: BenchForm,
): BenchForm {
  const flow = flowInCall(attempt, scenario);
  const own = ownEndpoint(attempt, flow);
  const passed = attempt.legs.slice(1).map((leg) => leg.endpoint);
  const skip = flow.via ? 1 : 0;
  const rest = passed.slice(skip);
  // With a leg beyond the flow's own in the call, the flow is up and the target is what was added.
  const added = rest.length > 0 && attempt.target ? [...rest.slice(1), attempt.target] : [];
  return {
    ...before,
    ...fieldsOfEvidence(evidence, now, before),
    flow: flow.id,
    businessNumber: attempt.businessNumber,
    waId: attempt.user.waId ?? before.waId,
    endpointId: own?.id ?? '',
    targetAddress: own?.address ?? '',
    ...fieldsOfEndpoint(own, evidence, now),
    added: added.map((endpoint) => addedLeg(endpoint, attempt, evidence, now)),
  };
}

/** The fields that tell what is known of number, user and usage. */
export function fieldsOfEvidence(
  evidence: Evidence,
  now: string,
  before: BenchForm,
): Partial<BenchForm> {
  const { businessNumber: number, usage } = evidence;
  const zone = number?.callHours?.timeZone ?? before.zone;
  return {
    registered: number !== undefined,
    provider: number?.provider ?? before.provider,
    country: number?.country ?? before.country,
    callingEnabled: number?.callingEnabled ?? true,
    callHours: number?.callHours !== undefined,
    zone,
    askedAt: localOf(now, zone),
    grant: grantChoiceOf(evidence, Date.parse(now)),
    unansweredInARow: usage?.unansweredInARow ?? null,
    connectedCalls24h: usage?.connectedCalls24h ?? null,
    activeCallsOfPair: usage?.activeCallsOfPair ?? null,
    concurrentCalls: usage?.concurrentCalls ?? null,
  };
}

/** What the directory says of the flow's own endpoint. */
export function fieldsOfEndpoint(
  endpoint: Endpoint | undefined,
  evidence: Evidence,
  now: string,
): Pick<BenchForm, 'reach' | 'attestation' | 'callerOrigin'> {
  const entry = evidence.endpoints?.[`${endpoint?.kind}:${endpoint?.id ?? ''}`];
  return {
    reach: entry?.pstnReachability ?? 'none',
    attestation: attestationOf(entry?.attestedUntil, now),
    callerOrigin: entry?.callerOrigin ?? 'internal',
  };
}

/** @param now RFC 3339; an instant that cannot be read leaves nothing attested */
export function attestationOf(until: string | undefined, now: string): AttestationChoice {
  if (until === undefined) return 'missing';
  return Date.parse(until) > Date.parse(now) ? 'valid' : 'ended';
}

function ownEndpoint(attempt: CallAttempt, flow: Flow): Endpoint | undefined {
  if (flow.initiator === 'business') return attempt.legs[0]?.endpoint;
  const inCall = attempt.legs.slice(flow.via ? 2 : 1)[0]?.endpoint;
  return inCall ?? attempt.target;
}

/** The flow that is up: what the legs in the call say comes before what the leg asked for would make of it. */
function flowInCall(attempt: CallAttempt, scenario: ScenarioId | null): Flow {
  const flow = scenario ? flowOf(scenario) : nearestFlow(attempt);
  const second = attempt.legs.slice(flow.via ? 2 : 1)[0]?.endpoint.kind;
  if (second === undefined || flow.initiator === 'business' || second === flow.kind) return flow;
  return (
    FLOWS.find((each) => each.initiator === 'user' && each.kind === second && !each.via) ?? flow
  );
}

function nearestFlow(attempt: CallAttempt): Flow {
  const business = attempt.legs[0]?.endpoint.kind !== 'whatsapp';
  const kind = business ? attempt.legs[0]?.endpoint.kind : attempt.target?.kind;
  const initiator = business ? 'business' : 'user';
  return (
    FLOWS.find((flow) => flow.initiator === initiator && flow.kind === kind && !flow.via) ??
    FLOWS.find((flow) => flow.initiator === initiator)!
  );
}

function addedLeg(
  endpoint: Endpoint,
  attempt: CallAttempt,
  evidence: Evidence,
  now: string,
): AddedLeg {
  const { reach, attestation } = fieldsOfEndpoint(endpoint, evidence, now);
  return {
    kind: endpoint.kind,
    id: endpoint.id ?? '',
    address: endpoint.address ?? '',
    action: attempt.action,
    reach,
    attestation,
  };
}

/** Whether the form, on top of that evidence, asks exactly the question; names of legs and of the attempt aside. */
export function asksTheSame(
  form: BenchForm,
  attempt: CallAttempt,
  evidence: Evidence,
  now: string,
): boolean {
  const made = bare(attemptOfForm(form));
  const laid = evidenceOfForm(form, evidence, now);
  return (
    canonicalJson(made) === canonicalJson(bare(attempt)) &&
    canonicalJson(laid) === canonicalJson(evidence)
  );
}

function bare(attempt: CallAttempt): unknown {
  return {
    ...attempt,
    attemptId: '',
    callId: '',
    legs: attempt.legs.map((leg) => leg.endpoint),
  };
}
