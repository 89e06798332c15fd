import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { IMPACT_KINDS } from '../api/impact-kinds.js';
import { LocaleText } from '../i18n/locale-text.js';
import { WitnessCard } from '../proofs/witness-card.js';
import { EffectMark } from '../ui/effect-mark/effect-mark.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { readerLanguage } from '../ui/reader-language.js';
import { ChangeContrast } from './change-contrast.js';
import { changeRows } from './change-rows.js';
import { ReviewDesk } from './review-desk.js';

/** Every kind of calls that would be answered otherwise than by what is live, whether or not such a call is on record. */
@Component({
  selector: 'rf-changes-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChangeContrast,
    EffectMark,
    ErrorState,
    Icon,
    RouterLink,
    TranslocoDirective,
    WitnessCard,
  ],
  templateUrl: './changes-card.html',
  styleUrl: './changes-card.css',
})
export class ChangesCard {
  /** Rule the recorded calls are narrowed to; from the address. */
  readonly rule = input<string>();

  protected readonly desk = inject(ReviewDesk);
  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();
  protected readonly proofs = this.desk.proofs.value;
  protected readonly difference = computed(() => this.proofs()?.analysis.difference ?? null);
  /** Null until it is there for the same live policy. */
  protected readonly impact = computed(() => {
    const impact = this.desk.impact();
    return impact?.against === this.proofs()?.against ? impact : null;
  });
  protected readonly kinds = computed(() => {
    const difference = this.difference();
    return difference === null ? { rows: [], strays: [] } : changeRows(difference, this.impact());
  });
  protected readonly bench = computed(() => ({ draft: this.desk.draft()?.id ?? null }));
  /** Keys of the kinds whose call is shown. */
  protected readonly shown = linkedSignal<unknown, ReadonlySet<string>>({
    source: this.difference,
    computation: () => new Set(),
  });

  /** The effects a change leads between, where it is the effect that changes. */
  protected turn(change: string): { readonly before: Effect; readonly after: Effect } | null {
    const kind = IMPACT_KINDS.find(({ name }) => name === change);
    if (kind === undefined || kind.before === null || kind.after === null) return null;
    return { before: kind.before, after: kind.after };
  }

  protected show(key: string, open: boolean): void {
    this.shown.update((keys) => {
      const next = new Set(keys);
      if (open) next.add(key);
      else next.delete(key);
      return next;
    });
  }
}

type Effect = 'permit' | 'deny';
