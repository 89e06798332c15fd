import type { TimelineEntry } from '../api/permission-wire.js';

/** One line of what happened. */
export interface TimelineLine {
  readonly at: string;
  /** Under `permissions.event`. */
  readonly key: string;
  readonly icon: string;
  /** Class of the icon's colour; empty: none. */
  readonly colour: string;
  /** Codes shown as they are written. */
  readonly codes: readonly string[];
  /** End of what was granted. */
  readonly until?: string;
  /** How long a connected call lasted. */
  readonly seconds?: number;
  /** Id of the decision it tells of. */
  readonly decision?: string;
  /** The call is under way. */
  readonly isLive?: true;
}

export function timelineLine(entry: TimelineEntry): TimelineLine {
  switch (entry.kind) {
    case 'permission':
      return permissionLine(entry);
    case 'call':
      return callLine(entry);
    case 'decision':
      return {
        at: entry.at,
        key: entry.effect,
        icon: entry.effect,
        colour: entry.effect === 'permit' ? 'ok' : 'bad-t',
        codes: entry.reasons,
        decision: entry.decisionId,
      };
    case 'request':
      return {
        at: entry.at,
        key: `request.${entry.status}`,
        icon: 'out',
        colour: entry.status === 'refused' || entry.status === 'unknown' ? 'warn-t' : '',
        codes: entry.code === undefined ? [] : [entry.code],
      };
  }
}

type Of<K extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: K }>;

function permissionLine({ at, type, granted, expiresAt, source }: Of<'permission'>): TimelineLine {
  const codes = source === undefined ? [] : [source];
  if (type === 'revoked') return { at, key: 'revoked', icon: 'undo', colour: 'bad-t', codes };
  if (type === 'refused') return { at, key: 'refused', icon: 'close', colour: '', codes };
  const key = granted === 'temporary' && expiresAt === undefined ? 'temporaryOpen' : granted;
  return {
    at,
    key: key ?? 'grantedUnclear',
    icon: 'permission',
    colour: 'ok',
    codes,
    ...(expiresAt === undefined ? {} : { until: expiresAt }),
  };
}

function callLine(call: Of<'call'>): TimelineLine {
  const { at, initiator, connectedAt, unansweredAt, endedAt } = call;
  const icon = 'whatsapp';
  const by = initiator === 'user' ? 'byUser' : 'byBusiness';
  const line = { at, icon, codes: [] };
  if (connectedAt !== undefined) {
    if (endedAt === undefined) {
      return { ...line, key: `${by}UnderWay`, colour: 'ok', isLive: true };
    }
    const seconds = Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(connectedAt)) / 1000));
    return { ...line, key: `${by}Connected`, colour: '', seconds };
  }
  if (unansweredAt !== undefined || endedAt !== undefined) {
    return { ...line, key: `${by}Unanswered`, colour: 'warn-t' };
  }
  return { ...line, key: `${by}Ringing`, colour: '', isLive: true };
}
