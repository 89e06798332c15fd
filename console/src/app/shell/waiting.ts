import { HttpClient } from '@angular/common/http';
import { computed, type DestroyRef, inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { DraftSummary, KillSwitch } from '../api/change-wire.js';
import type { Confirmation } from '../api/people-wire.js';
import { Reading } from '../api/reading.js';
import { groupsOf } from './confirmation-groups.js';
import { Presence } from './presence.js';

const AGAIN_MS = 30_000;

/** What waits for the person, and which kill switches are pulled: for the frame around every page. */
@Injectable({ providedIn: 'root' })
export class Waiting {
  private readonly http = inject(HttpClient);
  private readonly presence = inject(Presence);
  private readonly drafts = new Reading<readonly DraftSummary[]>();
  private readonly asked = new Reading<readonly Confirmation[]>();
  private readonly pulled = new Reading<readonly KillSwitch[]>();
  private timer: ReturnType<typeof setInterval> | undefined;

  /** Changes the person could approve or promote now. */
  readonly reviews = computed(() =>
    (this.drafts.value() ?? []).filter(({ may, scheduled, state }) =>
      state === 'submitted' ? may.approve : may.promote && scheduled === null,
    ),
  );
  /** Changes by others that the person could confirm, take up or refuse. */
  readonly confirmations = computed(() =>
    (this.asked.value() ?? []).filter(({ may, mayTakeUp }) => may || mayTakeUp),
  );
  /** The same, with what came in one import together. */
  readonly confirmationGroups = computed(() => groupsOf(this.confirmations()));
  readonly killSwitches = computed(() => this.pulled.value() ?? []);
  /** Not before they were read, nor after they last could not be. */
  readonly killSwitchesAreKnown = computed(
    () => this.pulled.value() !== null && this.pulled.failure() === null,
  );

  /** Asks at once, and again every half a minute while somebody is there, until `whole` is destroyed. */
  follow(whole: DestroyRef): void {
    void this.ask();
    this.timer ??= setInterval(() => {
      if (this.presence.here()) void this.ask();
    }, AGAIN_MS);
    this.presence.onReturn(() => void this.ask());
    whole.onDestroy(() => {
      clearInterval(this.timer);
      this.timer = undefined;
      this.presence.onReturn(() => undefined);
      for (const each of [this.drafts, this.asked, this.pulled]) each.forget();
    });
  }

  /** What cannot be read stays as it was last known: the page itself says that the server does not answer. */
  async ask(): Promise<void> {
    await Promise.all([
      this.drafts.ask(async () => [
        ...(await this.items<DraftSummary>('/v1/drafts?state=submitted')),
        ...(await this.items<DraftSummary>('/v1/drafts?state=approved')),
      ]),
      this.asked.ask(() => this.items<Confirmation>('/v1/confirmations')),
      this.pulled.ask(() => this.items<KillSwitch>('/v1/kill-switches')),
    ]);
  }

  private async items<T>(place: string): Promise<readonly T[]> {
    return (await firstValueFrom(this.http.get<{ items: readonly T[] }>(place))).items;
  }
}
