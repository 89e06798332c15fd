import type { BusinessNumber, Endpoint, EndpointEvidence, Evidence, Grant } from '@ringfence/rules';
import { attemptOfForm } from './attempt-of-form.js';
import type { AttestationChoice, BenchForm, GrantChoice } from './bench-form.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * What the information points would know. Starts from `known`, the directory's own answer, and lays the form's fields
 * over it, so that what the form has no field for stays as it is.
 *
 * @param now RFC 3339, the instant of the question
 */
export function evidenceOfForm(form: BenchForm, known: Evidence, now: string): Evidence {
  const at = Date.parse(now);
  const evidence: Evidence = {
    usage: usageOf(form, known),
    endpoints: endpointsOf(form, known, at),
  };
  if (known.knownLegs) evidence.knownLegs = known.knownLegs;
  if (form.registered) evidence.businessNumber = numberOf(form, known.businessNumber ?? {});
  const grant = form.grant === grantChoiceOf(known, at) ? known.grant : grantOf(form.grant, at);
  if (grant !== undefined) evidence.grant = grant;
  return evidence;
}

function numberOf(form: BenchForm, known: BusinessNumber): BusinessNumber {
  const { callHours, ...rest } = known;
  return {
    messagingLimit: 10_000,
    sandbox: false,
    callbackPermission: false,
    ...rest,
    country: form.country,
    provider: form.provider,
    callingEnabled: form.callingEnabled,
    ...(form.callHours ? { callHours: callHours ?? officeHours(form.zone) } : {}),
  };
}

/** Monday to Friday, nine to six: what "on" means for a number that has no hours of its own. */
function officeHours(timeZone: string): NonNullable<BusinessNumber['callHours']> {
  const days = ['MON', 'TUE', 'WED', 'THU', 'FRI'] as const;
  return {
    timeZone,
    weekly: days.map((day) => ({ day, open: '0900', close: '1800' })),
    holidays: [],
    holidayMeans: 'closed',
  };
}

function usageOf(form: BenchForm, known: Evidence): NonNullable<Evidence['usage']> {
  const usage: NonNullable<Evidence['usage']> = { ...(known.usage ?? { initiations24h: 0 }) };
  const fields = [
    'unansweredInARow',
    'connectedCalls24h',
    'activeCallsOfPair',
    'concurrentCalls',
  ] as const;
  for (const field of fields) {
    const value = form[field];
    if (value === null) delete usage[field];
    else usage[field] = value;
  }
  return usage;
}

/** How the form would put the grant on record into words. */
export function grantChoiceOf({ grant }: Evidence, at: number): GrantChoice {
  if (grant === undefined) return 'none';
  if (grant === null) return 'unknown';
  if (grant.revokedAt !== undefined && Date.parse(grant.revokedAt) <= at) return 'revoked';
  if (grant.expiresAt !== undefined && Date.parse(grant.expiresAt) <= at) return 'expired';
  if (grant.kind === 'permanent') return 'permanent';
  const granted = grant.grantedAt === undefined ? Number.NaN : Date.parse(grant.grantedAt);
  return granted + 168 * HOUR <= at ? 'expired' : 'temporary';
}

function grantOf(choice: GrantChoice, at: number): Grant | null | undefined {
  const iso = (time: number): string => new Date(time).toISOString();
  const given = (kind: 'temporary' | 'permanent', ago: number): Grant => ({
    kind,
    grantedAt: iso(at - ago),
    source: 'bench',
    confirmedAt: iso(at),
  });
  switch (choice) {
    case 'none':
      return undefined;
    case 'unknown':
      return null;
    case 'permanent':
      return given('permanent', 30 * DAY);
    case 'temporary':
      return { ...given('temporary', DAY), expiresAt: iso(at + 6 * DAY) };
    case 'expired':
      return { ...given('temporary', 8 * DAY), expiresAt: iso(at - DAY) };
    case 'revoked':
      return { ...given('permanent', 30 * DAY), revokedAt: iso(at - HOUR) };
  }
}

/** Every endpoint of the attempt gets its entry: the directory's, the flow's own by the form, an added leg by its own fields. */
function endpointsOf(
  form: BenchForm,
  known: Evidence,
  at: number,
): Record<string, EndpointEvidence> {
  const endpoints: Record<string, EndpointEvidence> = { ...known.endpoints };
  const attempt = attemptOfForm(form);
  const needed = [
    ...attempt.legs.map((leg) => leg.endpoint),
    ...(attempt.target ? [attempt.target] : []),
  ].filter(needsEntry);
  for (const endpoint of needed) endpoints[keyOf(endpoint)] ??= { pstnReachability: 'none' };
  const lay = (endpoint: Endpoint, entry: EndpointEvidence): void => {
    const recorded = known.endpoints?.[keyOf(endpoint)];
    // What the directory says stays, to the day of its attestation, where the fields say the same.
    const same = recorded !== undefined && sayTheSame(recorded, entry, at);
    endpoints[keyOf(endpoint)] = same ? recorded : entry;
  };
  const own = needed.find((endpoint) => endpoint.id === form.endpointId);
  if (own) {
    const trunk = own.kind === 'sip-trunk';
    lay(own, {
      ...attested(form.reach, trunk ? form.attestation : null, at),
      ...(trunk ? { callerOrigin: form.callerOrigin } : {}),
    });
  }
  for (const leg of form.added) {
    const endpoint: Endpoint = { kind: leg.kind, id: leg.id };
    if (!needsEntry(endpoint)) continue;
    const trunk = leg.kind === 'sip-trunk';
    lay(endpoint, attested(leg.reach, trunk ? leg.attestation : null, at));
  }
  return endpoints;
}

function attested(
  pstnReachability: EndpointEvidence['pstnReachability'],
  attestation: AttestationChoice | null,
  at: number,
): EndpointEvidence {
  if (attestation === null || attestation === 'missing') return { pstnReachability };
  const until = at + (attestation === 'valid' ? 180 : -1) * DAY;
  return { pstnReachability, attestedBy: 'bench', attestedUntil: new Date(until).toISOString() };
}

function sayTheSame(recorded: EndpointEvidence, entry: EndpointEvidence, at: number): boolean {
  const standing = ({ attestedUntil }: EndpointEvidence): string =>
    attestedUntil === undefined ? 'missing' : Date.parse(attestedUntil) > at ? 'valid' : 'ended';
  return (
    recorded.pstnReachability === entry.pstnReachability &&
    standing(recorded) === standing(entry) &&
    (entry.callerOrigin === undefined || recorded.callerOrigin === entry.callerOrigin)
  );
}

function needsEntry(endpoint: Endpoint): boolean {
  return (
    endpoint.id !== undefined &&
    endpoint.id !== '' &&
    endpoint.kind !== 'whatsapp' &&
    endpoint.kind !== 'pstn'
  );
}

function keyOf(endpoint: Endpoint): string {
  return `${endpoint.kind}:${endpoint.id ?? ''}`;
}
