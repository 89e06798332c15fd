import { Injectable } from '@nestjs/common';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { Clock } from '../runtime/clock.js';

const DAY_MS = 86_400_000;

/** How often a rule was among the reasons. */
export interface RuleHit {
  /** `<ruleset>/<rule>` */
  rule: string;
  count: number;
  lastAt: string;
}

/** Counts of the rules that decided. */
@Injectable()
export class RuleHits {
  constructor(
    private readonly ledger: LedgerConnection,
    private readonly clock: Clock,
  ) {}

  lastThirtyDays(): RuleHit[] {
    const first = Math.floor(this.clock.now() / DAY_MS) - 29;
    return this.ledger.connection
      .prepare<[number], { rule: string; count: number; last_at: number }>(
        'select rule, sum(count) as count, max(last_at) as last_at from rule_day where day >= ? group by rule',
      )
      .all(first)
      .map(({ rule, count, last_at }) => ({
        rule,
        count,
        lastAt: new Date(last_at).toISOString(),
      }));
  }
}
