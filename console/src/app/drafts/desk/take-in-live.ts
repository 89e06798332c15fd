import { computed, inject, Injectable, signal } from '@angular/core';
import type { DraftPolicy } from '@ringfence/rules';
import { LiveVersion } from '../../shell/live-version.js';
import { DraftSource } from '../draft-source.js';
import { mergeDrafts, type Conflict, type Side } from '../text/merge-drafts.js';
import { sharing } from '../text/sharing.js';
import { DraftDesk } from './draft-desk.js';
import { DraftSaving } from './draft-saving.js';
import { OpenDraft } from './open-draft.js';

/** What has to be chosen before the live version can be taken in. */
interface LiveQuestion {
  readonly version: number;
  readonly policy: DraftPolicy;
  readonly conflicts: readonly Conflict[];
}

/**
 * Brings a draft up to the version that is live by now: what went live meanwhile is taken in, what the draft changed stays, and the
 * draft is measured against that version from then on. A draft that began with an older version cannot go live.
 */
@Injectable()
export class TakeInLive {
  private readonly desk = inject(DraftDesk);
  private readonly saving = inject(DraftSaving);
  private readonly source = inject(DraftSource);
  private readonly opening = inject(OpenDraft);
  private readonly live = inject(LiveVersion);
  private readonly asked = signal<LiveQuestion | null>(null);

  readonly question = this.asked.asReadonly();
  /** Number of the version that is live, when the draft began with another; null: it is up to date. */
  readonly ahead = computed(() => {
    const live = this.live.policy();
    const head = this.desk.head();
    if (live === null || head === null || !this.desk.editable()) return null;
    return live.digest === head.base.digest ? null : live.version;
  });

  async execute(): Promise<void> {
    await this.saving.flush();
    const { version, policy } = await this.source.live();
    const { conflicts } = this.merge(policy);
    if (conflicts.length > 0) this.asked.set({ version, policy, conflicts });
    else await this.settle(policy, () => 'mine');
  }

  /** Goes on with what was chosen. */
  async choose(side: (path: readonly string[]) => Side): Promise<void> {
    const question = this.asked();
    if (question === null) return;
    this.asked.set(null);
    await this.settle(question.policy, side);
  }

  private merge(
    live: DraftPolicy,
    side?: (path: readonly string[]) => Side,
  ): ReturnType<typeof mergeDrafts<DraftPolicy>> {
    const base = this.desk.base() ?? live;
    return mergeDrafts(base, this.desk.policy(), sharing(base, live), side);
  }

  private async settle(live: DraftPolicy, side: (path: readonly string[]) => Side): Promise<void> {
    this.desk.replace(this.merge(live, side).value);
    await this.saving.flush();
    const { id, revision } = this.desk.head()!;
    await this.source.rebase(id, revision);
    await this.opening.execute(id);
  }
}
