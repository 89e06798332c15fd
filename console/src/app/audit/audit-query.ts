export const ENTRY_KINDS = ['act', 'decision', 'all'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What the entries are narrowed to; all of it stands in the address. */
export interface AuditQuery {
  readonly kind: EntryKind;
  readonly action: string;
  /** Id of a person. */
  readonly actor: string;
  readonly object: string;
  /** Days of the reader's zone, `YYYY-MM-DD`; `to` is the last one. */
  readonly from: string;
  readonly to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
/** What could be a phone number. */
const NUMBER = /\+?\d{7,15}/u;

/** Reads the query off an address; what is not understood narrows nothing. */
export function auditQueryOf(get: (name: string) => string | null): AuditQuery {
  const day = (name: string): string => {
    const text = get(name) ?? '';
    return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
  };
  return {
    kind: ENTRY_KINDS.find((each) => each === get('kind')) ?? 'act',
    action: get('action') ?? '',
    actor: get('actor') ?? '',
    object: get('object') ?? '',
    from: day('from'),
    to: day('to'),
  };
}

/** The query as the server is asked it. */
export function paramsOfAudit(query: AuditQuery): Record<string, string> {
  const params = {
    kind: query.kind === 'all' ? '' : query.kind,
    action: query.action,
    actor: query.actor,
    object: query.object,
    ...instantsOf(query),
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''));
}

/** The instants at which the days begin and end, in the reader's zone; empty where there is no day. */
export function instantsOf({ from, to }: Pick<AuditQuery, 'from' | 'to'>): {
  readonly from: string;
  readonly to: string;
} {
  return { from: startOf(from, 0), to: startOf(to, 1) };
}

function startOf(day: string, later: number): string {
  if (day === '') return '';
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** The phone number in a text, if there could be one: it may not stand in an address. */
export function numberIn(text: string): string | null {
  return NUMBER.exec(text.replace(/[\s().-]/gu, ''))?.[0] ?? null;
}

export function isAuditNarrowed({ action, actor, object, from, to }: AuditQuery): boolean {
  return [action, actor, object, from, to].some((each) => each !== '');
}
