import type { Promotion } from '../../api/change-wire.js';

/** The version that is live and the one that was live just before it. */
export interface RollbackTarget {
  readonly live: Promotion;
  readonly before: Promotion;
}

/** What a rollback would bring back; null when only one version was ever live. @param promotions in any order */
export function rollbackTarget(promotions: readonly Promotion[]): RollbackTarget | null {
  const [live, before] = [...promotions].sort((a, b) => b.sequence - a.sequence);
  return live === undefined || before === undefined ? null : { live, before };
}
