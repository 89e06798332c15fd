import {
  ACTIONS,
  parseCallAttempt,
  type CallAttempt,
  type Parsed,
  type Problem,
} from '@ringfence/rules';
import type { Entity, Evaluation } from './authzen.dto.js';

/** Where a call attempt lies within an evaluation. */
const AT = '/resource/properties';

/** Names of the resource, an attempt to change the legs of a call; `_` and `-` are the same in names. */
const CALL_TYPES: readonly string[] = ['call', 'call-attempt'];

/** Whether a resource type means a call attempt. */
export function isCallType(type: string): boolean {
  return CALL_TYPES.includes(dashed(type));
}

/** The attempt's action that an action's name means, such as `connect` or `connect_call`; undefined: none. */
export function callAction(name: string): CallAttempt['action'] | undefined {
  const bare = dashed(name).replace(/-call$/, '');
  return ACTIONS.find((action) => action === bare);
}

/**
 * Reads the call attempt that an evaluation carries as its resource's properties. What AuthZEN says in a place of its own may be
 * left out there: the resource's id is the attempt's, the action's name its action, a business number or a user as the subject
 * the attempt's. Said twice, it must be the same: otherwise the answer would be about another thing than was asked.
 *
 * Unknown fields are ignored, as everywhere in AuthZEN.
 */
export function callQuestion({ subject, action, resource }: Evaluation): Parsed<CallAttempt> {
  const asked = callAction(action.name);
  const { value, problems } = readAttempt({
    attemptId: resource.id,
    ...(asked === undefined ? {} : { action: asked }),
    ...saidBy(subject),
    ...resource.properties,
  });
  if (problems !== undefined) return { problems };
  const contradictions: Problem[] = [];
  if (value.action !== asked) contradictions.push(contradiction('/action/name', 'action'));
  const about = contradicted(subject, value);
  if (about !== undefined) contradictions.push(contradiction('/subject/id', about));
  return contradictions.length === 0 ? { value } : { problems: contradictions };
}

/** What a subject of a type we know says of the attempt. */
function saidBy({ type, id }: Entity): Partial<CallAttempt> {
  switch (dashed(type)) {
    case 'business-number':
      return { businessNumber: id };
    case 'user': {
      const digits = /^\+?(\d{7,15})$/.exec(id)?.[1];
      return { user: digits === undefined ? { bsuid: id } : { waId: digits } };
    }
    default:
      return {};
  }
}

/** The field of the attempt that the subject gainsays. */
function contradicted(subject: Entity, attempt: CallAttempt): string | undefined {
  const { businessNumber, user } = saidBy(subject);
  if (businessNumber !== undefined && businessNumber !== attempt.businessNumber) {
    return 'businessNumber';
  }
  const isOther =
    user !== undefined &&
    (user.waId ?? user.bsuid) !==
      (user.waId === undefined ? attempt.user.bsuid : attempt.user.waId);
  return isOther ? 'user' : undefined;
}

function readAttempt(value: Record<string, unknown>): Parsed<CallAttempt> {
  const first = parseCallAttempt(value, AT);
  const unknown = (first.problems ?? []).filter(({ code }) => code === 'unknown-field');
  if (unknown.length === 0) return first;
  const known = unknown.reduce((rest, { at }) => without(rest, at.slice(AT.length)), value);
  return parseCallAttempt(known, AT);
}

/** A copy without the field at a JSON pointer. */
function without<T>(value: T, at: string): T {
  const copy = structuredClone(value);
  const steps = at
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop()!;
  let parent = copy as Record<string, unknown>;
  for (const step of steps) parent = parent[step] as Record<string, unknown>;
  delete parent[last];
  return copy;
}

function contradiction(at: string, field: string): Problem {
  return {
    code: 'contradiction',
    severity: 'error',
    at,
    message: `this is another \`${field}\` than the attempt in \`resource.properties\` names`,
  };
}

function dashed(name: string): string {
  return name.replaceAll('_', '-');
}
