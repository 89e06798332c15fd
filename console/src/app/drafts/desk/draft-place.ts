import { computed, inject, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { addressOf, placeOf, placeOfPointer, type Place } from '../text/place.js';
import { DraftDesk } from './draft-desk.js';

export const RULE_VIEWS = ['form', 'sentence', 'json'] as const;
export type RuleView = (typeof RULE_VIEWS)[number];

/** Which thing of the draft is open and in which view, as the address says. */
@Injectable()
export class DraftPlace {
  private readonly desk = inject(DraftDesk);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly query = toSignal(this.route.queryParamMap, { requireSync: true });
  private readonly address = computed(() => this.query().get('at') ?? 'figures');

  /** A pointer that is to be shown within the thing that is open, until it has been. */
  readonly sought = signal<string | null>(null);

  /** Null: the address names nothing of this draft. */
  readonly place = computed(() => placeOf(this.desk.policy(), this.address()), {
    equal: (a, b) => a?.pointer === b?.pointer && a?.kind === b?.kind,
  });
  readonly view = computed((): RuleView => {
    const view = this.query().get('view');
    return RULE_VIEWS.find((each) => each === view) ?? 'form';
  });

  /** What of the proofs is shown above whatever is open; null: nothing is. */
  readonly exhibit = computed(() => this.query().get('proof') || null);

  addressOf(place: Place): string {
    return addressOf(this.desk.policy(), place);
  }

  go(place: Place): Promise<boolean> {
    return this.navigate({ at: this.addressOf(place) });
  }

  /** Opens the thing a pointer names or points into, and shows the very place within it. */
  async seek(pointer: string): Promise<void> {
    const place = placeOfPointer(this.desk.policy(), pointer);
    if (place === null) return;
    await this.go(place);
    this.sought.set(pointer);
  }

  /** Opens the thing a step changed, where it is still there. */
  async follow(pointer: string): Promise<void> {
    const place = placeOfPointer(this.desk.policy(), pointer);
    if (place !== null && place.kind !== 'part') await this.seek(pointer);
  }

  show(view: RuleView): Promise<boolean> {
    return this.navigate({ view: view === 'form' ? null : view });
  }

  /** Shows something of the proofs above whatever is open, or nothing any more. */
  exhibitProof(exhibit: string | null): Promise<boolean> {
    return this.navigate({ proof: exhibit });
  }

  /** The thing that is open has another name now; nobody went anywhere. */
  rename(place: Place): void {
    const at = this.addressOf(place);
    if (at !== this.address()) void this.navigate({ at }, true);
  }

  private navigate(
    queryParams: Record<string, string | null>,
    replaceUrl = false,
  ): Promise<boolean> {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
