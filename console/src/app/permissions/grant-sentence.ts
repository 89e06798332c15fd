import type { Permission } from '../api/permission-wire.js';
import { spanWords, type SpanWords } from './span-words.js';

/** What the sentence about a grant says, and with which instants. */
export interface GrantSentence {
  /** Under `permissions.sentence`. */
  readonly key: string;
  readonly granted?: string;
  readonly ends?: string;
  readonly revoked?: string;
  readonly erased?: string;
  /** In how long it ends. */
  readonly left?: SpanWords;
}

/** The grant as a sentence: what the user said, when, and how long it holds. */
export function grantSentence({
  state,
  grant,
  endsAt,
  at,
  erasedAt,
}: Pick<Permission, 'state' | 'grant' | 'endsAt'> & {
  readonly at: string;
  readonly erasedAt: string | null;
}): GrantSentence {
  const granted = grant?.grantedAt === undefined ? {} : { granted: grant.grantedAt };
  const ends = endsAt === undefined ? {} : { ends: endsAt };
  switch (state) {
    case 'temporary':
      return {
        key: 'temporary',
        ...granted,
        ...ends,
        ...(endsAt === undefined ? {} : { left: spanWords(Date.parse(endsAt) - Date.parse(at)) }),
      };
    case 'permanent':
      return { key: 'permanent', ...granted };
    case 'expired':
      return { key: 'expired', ...granted, ...ends };
    case 'revoked':
      return {
        key: granted.granted === undefined ? 'revokedOnly' : 'revoked',
        ...granted,
        ...(grant?.revokedAt === undefined ? {} : { revoked: grant.revokedAt }),
      };
    case 'erased':
      return { key: 'erased', ...(erasedAt === null ? {} : { erased: erasedAt }) };
    case 'none':
    case 'unknown':
      return { key: state };
  }
}
