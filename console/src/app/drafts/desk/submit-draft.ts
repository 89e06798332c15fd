import { computed, inject, Injectable, signal } from '@angular/core';
import type { DraftPolicy } from '@ringfence/rules';
import { failureOf, type ProblemPlace } from '../../api/problem.js';
import { DraftSource } from '../draft-source.js';
import { ProofRun } from '../proofs/proof-run.js';
import { barring } from '../proofs/property-rows.js';
import { DraftDesk } from './draft-desk.js';
import { DraftSaving } from './draft-saving.js';

/** Hands a draft in for review as it stands, and keeps what the server says is in the way. */
@Injectable()
export class SubmitDraft {
  private readonly desk = inject(DraftDesk);
  private readonly saving = inject(DraftSaving);
  private readonly source = inject(DraftSource);
  private readonly proofs = inject(ProofRun);
  private readonly refused = signal<{
    readonly policy: DraftPolicy;
    readonly problems: readonly ProblemPlace[];
  } | null>(null);

  /** What is in the way of a review, as long as the text has not changed since. */
  readonly obstacles = computed(() => {
    const refused = this.refused();
    return refused?.policy === this.desk.policy() ? refused.problems : [];
  });

  /** What is broken that nobody may sign for, as last proved; while it is proved anew, that stands. */
  readonly barredBy = computed(() => {
    const isOver = this.proofs.stale() && !this.proofs.running();
    return isOver ? null : barring(this.proofs.proofs()?.properties ?? []);
  });

  async execute(reason: string): Promise<void> {
    const policy = this.desk.policy();
    this.refused.set(null);
    await this.saving.flush();
    try {
      await this.source.submit(this.desk.head()!.id, reason);
    } catch (error) {
      this.refused.set({ policy, problems: failureOf(error).problems });
      throw error;
    }
  }
}
