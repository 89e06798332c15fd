import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PermissionLimit, ShownPermission } from '../api/permission-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { Meter } from '../ui/meter/meter.js';
import { ParameterWords } from '../ui/parameter-words/parameter-words.js';
import { readerLanguage } from '../ui/reader-language.js';
import { limitStanding } from './limit-standing.js';

/** How far each limit is used up, when it goes down, and where the figure comes from. */
@Component({
  selector: 'rf-limits-card',
  host: { class: 'card' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Meter, TranslocoDirective],
  templateUrl: './limits-card.html',
  styleUrl: './limits-card.css',
})
export class LimitsCard {
  readonly permission = input.required<ShownPermission>();

  protected readonly text = inject(LocaleText);
  private readonly words = inject(ParameterWords);
  private readonly language = readerLanguage();
  protected readonly rows = computed(() => {
    this.language();
    const { limits, nudgeAt } = this.permission();
    return limits.map((limit) => ({
      ...limit,
      id: limit.key.replaceAll('.', '-'),
      name: this.words.name(limit.key),
      standing: limitStanding(limit, nudgeAt),
      share: shareOf(limit),
      warnsAt: limit.key.endsWith('.unanswered.revokeAt') ? nudgeAt : null,
    }));
  });

  /** Since when the figure holds, as the policy dates it; empty: always. */
  protected since({ from }: PermissionLimit): string {
    return from === undefined ? '' : this.text.utcDay(from);
  }
}

/** How much of it is used up, at most all; of what is not known, nothing is drawn. */
function shareOf({ used = 0, max }: PermissionLimit): number {
  return max === 0 ? 1 : Math.min(1, used / max);
}
