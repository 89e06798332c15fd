import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Decision, FactChange, FactValue, Mender, WhyNot as Answer } from '@ringfence/rules';
import { ApiClient } from '../api/api-client.js';
import { Reading } from '../api/reading.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { readerLanguage } from '../ui/reader-language.js';
import { factValue } from '../ui/trace-tree/fact-words.js';
import { waysByMender } from './ways-by-mender.js';

/** Who can bring a permit about, in the order of how soon, with the sign for it. */
const MENDERS: readonly { readonly mender: Mender; readonly icon: string }[] = [
  { mender: 'business', icon: 'conversations' },
  { mender: 'time', icon: 'clock' },
  { mender: 'nobody', icon: 'lock' },
];
/** Reasons for which the leg itself is the phone network's, whatever is done. */
const BANNED = ['pstn-leg', 'pstn-origin'];

/**
 * What would have to change for a denied decision to be a permit: what the business can do, what time does, what nothing can
 * change. It is worked out when it is asked for.
 */
@Component({
  selector: 'rf-why-not',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, Icon, RouterLink, TranslocoDirective],
  templateUrl: './why-not.html',
  styleUrl: './why-not.css',
})
export class WhyNot {
  readonly decision = input.required<Pick<Decision, 'decisionId' | 'reasons'>>();

  private readonly api = inject(ApiClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();
  protected readonly reading = new Reading<Answer>();
  protected readonly answer = this.reading.value;
  protected readonly banned = computed(() =>
    this.decision().reasons.some(({ code }) => BANNED.includes(code)),
  );
  protected readonly rows = computed(() => {
    const ways = waysByMender(this.answer()?.ways ?? []);
    return MENDERS.map((each) => ({ ...each, ways: ways[each.mender] }));
  });
  /** Every way takes what nobody can change. */
  protected readonly never = computed(() =>
    this.rows().every(({ mender, ways }) => mender === 'nobody' || ways.length === 0),
  );
  private readonly id = computed(() => this.decision().decisionId);

  constructor() {
    effect(() => {
      this.id();
      untracked(() => this.reading.forget());
    });
  }

  protected async ask(): Promise<void> {
    const id = this.id();
    await this.reading.ask(() => this.api.whyNot(id));
  }

  protected told({ fact }: FactChange, value: FactValue): string {
    const say = (key: string): string => this.transloco.translate(key, {}, this.language());
    if (typeof value === 'boolean') return say(value ? 'trace.yes' : 'trace.no');
    return factValue(fact, value, this.language()) ?? say('effect.unknown');
  }
}
