import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import type { Requester } from '../identity/requester.js';
import type { Act } from '../ledger/act.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { MOST_PENDING } from './confirmation.dto.js';
import { Confirmations, type Confirmation } from './confirmations.js';
import type { JudgedChange } from './judged-change.js';

/** How long a change waits for a second person, in milliseconds. */
export const WAITS_MS = 7 * 86_400_000;

/** A change that is put to a second person, ready to be written. */
export interface Proposal {
  readonly id: string;
  readonly writes: readonly SqlWrite[];
  readonly acts: readonly Act[];
}

/** Puts a change into effect when it can only tighten, and puts it to a second person when it may loosen. */
@Injectable()
export class MakeChange {
  constructor(
    private readonly ledger: LedgerPort,
    private readonly confirmations: Confirmations,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /**
   * What the product does by itself, as at the first start, waits for nobody.
   *
   * @returns id of the confirmation it waits for; undefined: it is in effect
   * @throws ChangeConflict when the thing was changed meanwhile
   * @throws Refusal 409 `too-many-waiting`
   */
  async execute(change: JudgedChange, by: Requester): Promise<string | undefined> {
    if (change.waits !== undefined && by.actor.kind !== 'system') {
      const { id, writes, acts } = this.propose(change, by);
      if (acts.length > 0) await this.ledger.change({ writes, acts });
      return id;
    }
    await this.ledger.change({ writes: change.writes, acts: [actOf(change, by)] });
    await change.settle();
    return undefined;
  }

  /**
   * Draws up many proposals that are made together.
   *
   * @param importId names them together, so that a second person can confirm them together
   * @throws Refusal 409 `too-many-waiting`
   */
  proposeAll(changes: readonly JudgedChange[], by: Requester, importId: string): Proposal[] {
    const pending = this.confirmations.pending();
    let drawn = 0;
    return changes.map((change) => {
      const proposal = this.propose(change, by, { pending, drawn, importId });
      if (proposal.writes.length > 0) drawn++;
      return proposal;
    });
  }

  /**
   * Draws up a proposal; the same change, proposed again by the same, is the proposal that waits already.
   *
   * @param among what waits already, how many are drawn up together with it, and in which import
   */
  propose(
    change: JudgedChange,
    { actor, reason }: Requester,
    among: { pending: readonly Confirmation[]; drawn: number; importId: string | null } = {
      pending: this.confirmations.pending(),
      drawn: 0,
      importId: null,
    },
  ): Proposal {
    const { pending, drawn, importId } = among;
    const { kind, change: data, summary } = change.waits!;
    const text = JSON.stringify(data);
    const same = pending.find(
      (waiting) =>
        waiting.kind === kind &&
        waiting.change === text &&
        waiting.proposedBy === actor.id &&
        waiting.digestBefore === change.before,
    );
    if (same !== undefined) return { id: same.id, writes: [], acts: [] };
    if (pending.length + drawn >= MOST_PENDING) {
      throw new Refusal(409, 'too-many-waiting', 'too many changes wait: confirm or refuse some');
    }
    const id = this.ids.next();
    const now = this.clock.now();
    return {
      id,
      writes: [
        {
          sql: `insert into confirmation (id, kind, object, change, digest_before, digest_after, summary, reason,
             proposed_kind, proposed_by, proposed_at, expires_at, import_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          values: [
            id,
            kind,
            change.object,
            text,
            change.before,
            change.after,
            JSON.stringify(summary),
            reason,
            actor.kind,
            actor.id,
            now,
            now + WAITS_MS,
            importId,
          ],
        },
      ],
      acts: [
        {
          action: 'confirmation.propose',
          object: `confirmation/${id}`,
          actor,
          before: change.before,
          after: change.after,
          reason,
          details: { kind, of: change.object },
        },
      ],
    };
  }
}

/** The act that tells of a change in effect. */
export function actOf(change: JudgedChange, { actor, reason }: Requester): Act {
  const { action, object, before, after, details } = change;
  return {
    action,
    object,
    actor,
    before,
    after,
    reason,
    ...(details === undefined ? {} : { details }),
  };
}
