import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PHONE_DOORS } from '@ringfence/rules';
import { LocaleText } from '../i18n/locale-text.js';
import { Icon } from '../ui/icon/icon.js';
import { readerLanguage } from '../ui/reader-language.js';
import type { Audited } from './audit-desk.js';
import { DoorFence } from './door-fence.js';
import { countDoors, doorStates } from './door-groups.js';

/** How the eighteen doors stand, in one line and as the fence, and what was not understood. */
@Component({
  selector: 'rf-verdict-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DoorFence, Icon, TranslocoDirective],
  templateUrl: './verdict-card.html',
  styleUrl: './verdict-card.css',
})
export class VerdictCard {
  readonly audited = input.required<Audited>();

  protected readonly language = readerLanguage();
  protected readonly text = inject(LocaleText);
  protected readonly all = PHONE_DOORS.length;
  protected readonly checked = computed(() => this.audited().result.checked);
  protected readonly states = computed(() => doorStates(this.audited().result));
  protected readonly count = computed(() => countDoors(this.states()));
  protected readonly around = computed(
    () =>
      this.audited().result.findings.filter(
        ({ door, severity }) => severity !== 'info' && !PHONE_DOORS.some((name) => name === door),
      ).length,
  );
  /** The one line the page is about; what was not understood is never told as closed. */
  protected readonly verdict = computed(() => {
    const { open, maybe, seen } = this.count();
    if (open > 0) return 'open';
    if (maybe > 0) return 'maybe';
    if (this.around() > 0) return 'around';
    if (this.checked().skipped.length > 0) return 'unclear';
    return seen === 0 ? 'unseen' : seen < this.all ? 'seen' : 'closed';
  });
  protected readonly icon = computed(
    () =>
      ({
        open: 'refuted',
        maybe: 'undecided',
        around: 'undecided',
        unclear: 'undecided',
        unseen: 'undecided',
        seen: 'proved',
        closed: 'proved',
      })[this.verdict()],
  );
}
