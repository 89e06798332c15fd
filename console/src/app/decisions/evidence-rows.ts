import type { CallAttempt, Endpoint, Evidence, Grant } from '@ringfence/rules';

/** What the rows of the evidence are made of: texts, times and numbers in the reader's language. */
export interface EvidenceWords {
  readonly text: (key: string, params?: Record<string, string>) => string;
  readonly time: (instant: string) => string;
  readonly phone: (number: string) => string;
  readonly kind: (kind: string) => string;
  /** @param day as the directory has it, such as `MON` */
  readonly day: (day: string) => string;
  readonly list: (parts: readonly string[]) => string;
}

export interface EvidenceRow {
  readonly term: string;
  readonly detail: string;
}

/** What was known at the instant of a decision, line by line. What could not be learned is said, never left out. */
export function evidenceRows(
  attempt: CallAttempt,
  evidence: Evidence,
  words: EvidenceWords,
): EvidenceRow[] {
  const rings = attempt.target?.kind === 'whatsapp';
  return [
    ...numberRows(attempt, evidence, words),
    ...(rings ? permissionRows(attempt, evidence, words) : []),
    ...endpointRows(attempt, evidence, words),
  ];
}

function numberRows(
  attempt: CallAttempt,
  { businessNumber: number, usage }: Evidence,
  words: EvidenceWords,
): EvidenceRow[] {
  const { text } = words;
  const row = (key: string, detail: string): EvidenceRow => ({ term: text(key), detail });
  const learned = (value: string | undefined): string => value ?? text('notLearned');
  if (number === undefined) {
    const detail = words.list([words.phone(attempt.businessNumber), text('unregistered')]);
    return [row('businessNumber', detail)];
  }
  const named = [
    words.phone(attempt.businessNumber),
    learned(number.country),
    learned(number.provider),
  ];
  const calling =
    number.callingEnabled === undefined ? undefined : text(number.callingEnabled ? 'on' : 'off');
  const hours = number.callHours;
  const open = hours?.weekly?.map(
    ({ day, open, close }) =>
      `${day === undefined ? text('notLearned') : words.day(day)} ${open}–${close}`,
  );
  const restrictions = number.restrictions?.map(({ type, until }) =>
    until === undefined
      ? learned(type)
      : text('until', { what: learned(type), time: words.time(until) }),
  );
  return [
    row('businessNumber', words.list(named)),
    row('calling', learned(calling)),
    row(
      'callHours',
      hours
        ? `${open === undefined ? text('notLearned') : words.list(open)} ${hours.timeZone ?? ''}`.trim()
        : text('always'),
    ),
    row('restrictions', restrictions === undefined ? text('none') : words.list(restrictions)),
    row('concurrent', learned(usage?.concurrentCalls?.toString())),
  ];
}

function permissionRows(
  attempt: CallAttempt,
  { grant, usage }: Evidence,
  words: EvidenceWords,
): EvidenceRow[] {
  const { text } = words;
  const row = (key: string, value: string | number | undefined): EvidenceRow => ({
    term: text(key),
    detail: value === undefined ? text('notLearned') : String(value),
  });
  const { waId, bsuid } = attempt.user;
  return [
    row('user', waId === undefined ? bsuid : words.phone(`+${waId}`)),
    row('grant', grantText(grant, words)),
    row('connected', usage?.connectedCalls24h),
    row('unanswered', usage?.unansweredInARow),
    row('active', usage?.activeCallsOfPair),
    row('initiations', usage?.initiations24h),
  ];
}

function grantText(grant: Grant | null | undefined, { text, time, list }: EvidenceWords): string {
  if (grant === undefined) return text('grantNone');
  if (grant === null) return text('grantUnknown');
  const dated = [
    ['grantFrom', grant.grantedAt],
    ['grantTo', grant.expiresAt],
    ['revoked', grant.revokedAt],
  ] as const;
  const told = dated.flatMap(([key, at]) => (at === undefined ? [] : [`${text(key)} ${time(at)}`]));
  return list([grant.kind === undefined ? text('unknown') : text(grant.kind), ...told]);
}

function endpointRows(
  attempt: CallAttempt,
  evidence: Evidence,
  words: EvidenceWords,
): EvidenceRow[] {
  const { text } = words;
  const asked = [...attempt.legs, ...(evidence.knownLegs ?? [])].map(({ endpoint }) => endpoint);
  const all = [...asked, ...(attempt.target ? [attempt.target] : [])];
  const known = evidence.endpoints ?? {};
  const keys = new Set(all.filter(({ kind }) => kind !== 'whatsapp' && kind !== 'pstn').map(keyOf));
  return [...new Set([...keys, ...Object.keys(known)])].map((key) => {
    const [kind, id] = splitKey(key);
    const entry = known[key];
    const term = id === '' ? words.kind(kind) : id;
    if (entry === undefined)
      return { term, detail: words.list([words.kind(kind), text('unregistered')]) };
    const reach = text(`reach.${entry.pstnReachability ?? 'unknown'}`);
    const attested =
      entry.attestedBy === undefined
        ? kind === 'sip-trunk'
          ? [text('unattested')]
          : []
        : entry.attestedUntil === undefined
          ? [text('attestedOpen', { who: entry.attestedBy })]
          : [text('attested', { who: entry.attestedBy, time: words.time(entry.attestedUntil) })];
    return { term, detail: words.list([words.kind(kind), reach, ...attested]) };
  });
}

function keyOf(endpoint: Endpoint): string {
  return `${endpoint.kind}:${endpoint.id ?? ''}`;
}

function splitKey(key: string): [string, string] {
  const at = key.indexOf(':');
  return at < 0 ? [key, ''] : [key.slice(0, at), key.slice(at + 1)];
}
