import type { CallAttempt, Leg } from '../model/call-attempt.js';
import { endpointKey, type Endpoint } from '../model/endpoint.js';
import type { BusinessNumber, EndpointEvidence, Evidence } from '../model/evidence.js';
import type { FactValue } from '../model/fact.js';
import type { CallFrame } from './call-frame.js';
import type { FigureSetting } from './figure-settings.js';
import type { PermissionEvidence } from './grant-evidence.js';
import { addressOf, emergencyNumber, entryFor, namedEndpoint } from './leg-endpoint.js';
import { has } from './leg-findings.js';
import type { LegPlan } from './open-plan.js';
import { mustHideNumber, userEndpoint, userFor } from './user-endpoint.js';
import { wantedOr, type WantedFacts } from './wanted-facts.js';

/** What a question is built from: everything but the legs was chosen before. */
export interface QuestionMaterial {
  readonly wanted: WantedFacts;
  readonly setting: FigureSetting;
  readonly number: BusinessNumber | undefined;
  readonly permission: PermissionEvidence;
  readonly frame: CallFrame;
  readonly via: readonly string[];
}

const CONTEXT = 'context.';

/** Builds attempt and evidence from planned legs. */
export function questionOfPlan(
  plan: readonly LegPlan[],
  material: QuestionMaterial,
): { attempt: CallAttempt; evidence: Evidence } {
  const { wanted, setting, frame, via, permission } = material;
  const byUser = plan[0]!.kind === 'whatsapp';
  const target = plan.find(({ place }) => place === 'target');
  const identifying = byUser ? plan[0] : target?.kind === 'whatsapp' ? target : undefined;
  const user = userFor(wanted, mustHideNumber(wanted, identifying));
  const isTheirs = wantedOr(wanted, 'flow.userMatches', true) !== false;
  const emergency = emergencyNumber(setting.values);
  const endpoints: Record<string, EndpointEvidence> = {};
  const made = plan.map((leg, index): { leg: LegPlan; endpoint: Endpoint } => {
    const address = addressOf(leg, index + 1, emergency);
    const named = namedEndpoint(leg, index + 1);
    const reached =
      leg === identifying
        ? userEndpoint(user, isTheirs, address, leg === target)
        : address !== undefined
          ? { address }
          : leg.kind === 'whatsapp'
            ? { address: `+8190444400${String(index + 1).padStart(2, '0')}` }
            : {};
    const endpoint = { ...named, ...reached };
    const entry = entryFor(leg, setting.now);
    if (entry !== undefined) endpoints[endpointKey(endpoint)] = entry;
    return { leg, endpoint };
  });
  const legs = (place: LegPlan['place']): Leg[] =>
    made
      .filter(({ leg }) => leg.place === place)
      .map(({ leg, endpoint }) => ({
        id: leg.label,
        role: leg === plan[0] || has(leg.findings, 'phoneOrigin') ? 'origin' : 'participant',
        endpoint,
      }));
  const known = legs('known');
  const added = made.find(({ leg }) => leg === target)?.endpoint;
  const attempt: CallAttempt = {
    attemptId: 'witness',
    action: actionFor(wanted, frame),
    initiator: initiatorFor(wanted, byUser),
    businessNumber: wantedOr(wanted, 'attempt.businessNumber', '+81311110001') as string,
    user,
    legs: legs('leg'),
    ...(added !== undefined && frame.isNamed ? { target: added } : {}),
    ...(via.length > 0 ? { via: [...via] } : {}),
    ...contextFor(wanted),
  };
  const number = numberWith(material, added);
  const evidence: Evidence = {
    ...(number === undefined ? {} : { businessNumber: number }),
    ...permission,
    ...(known.length > 0 ? { knownLegs: known } : {}),
    endpoints,
  };
  return { attempt, evidence };
}

function actionFor(wanted: WantedFacts, { legs, destination }: CallFrame): CallAttempt['action'] {
  const setup = wantedOr(wanted, 'flow.isSetup', legs === 1);
  const free = setup === true && destination !== 'whatsapp' ? 'connect' : 'transfer';
  return wantedOr(wanted, 'attempt.action', legs === 1 ? 'connect' : free) as CallAttempt['action'];
}

function initiatorFor(wanted: WantedFacts, byUser: boolean): CallAttempt['initiator'] {
  const fits = wantedOr(wanted, 'flow.initiatorFits', true) !== false;
  const free = byUser === fits ? 'user' : 'business';
  return wantedOr(wanted, 'attempt.initiator', free) as CallAttempt['initiator'];
}

/** Every destination is the candidate itself, so that whichever passes first is judged as the wanted one. */
function numberWith(
  { wanted, number, frame }: QuestionMaterial,
  added: Endpoint | undefined,
): BusinessNumber | undefined {
  if (number === undefined) return undefined;
  const isRouted = added !== undefined && !frame.isNamed;
  const count = wantedOr(wanted, 'businessNumber.destinationCount', isRouted ? 1 : 0);
  const length = typeof count === 'number' ? Math.min(Math.max(Math.trunc(count), 0), 1000) : 0;
  if (length === 0) return number;
  const endpoint = isRouted ? added : { kind: 'conversations', id: 'queue' };
  return { ...number, destinations: Array.from({ length }, () => endpoint) };
}

function contextFor(wanted: WantedFacts): Pick<CallAttempt, 'context'> {
  const context: Record<string, Exclude<FactValue, null | readonly string[]>> = {};
  for (const [name, value] of Object.entries(wanted)) {
    if (name.startsWith(CONTEXT) && value !== null && typeof value !== 'object')
      context[name.slice(CONTEXT.length)] = value;
  }
  return Object.keys(context).length > 0 ? { context } : {};
}
