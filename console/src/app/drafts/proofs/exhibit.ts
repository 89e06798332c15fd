import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LocaleText } from '../../i18n/locale-text.js';
import { VerdictMark } from '../../proofs/verdict-mark.js';
import { WitnessCard, type RuleTarget } from '../../proofs/witness-card.js';
import { EffectMark } from '../../ui/effect-mark/effect-mark.js';
import { Icon } from '../../ui/icon/icon.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftPlace } from '../desk/draft-place.js';
import { demandedEffect, putCase } from './case-of-witness.js';
import { exhibited, type Exhibited } from './exhibits.js';
import { ProofRun } from './proof-run.js';

const BY_RULES = 'ringfence.pstn-by-rules';

/** One thing of the proofs by itself: what is claimed, whether it holds, and the call that shows it. */
@Component({
  selector: 'rf-exhibit',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EffectMark, Icon, RouterLink, TranslocoDirective, VerdictMark, WitnessCard],
  templateUrl: './exhibit.html',
  styleUrl: './exhibit.css',
  host: { '(keydown.escape)': 'close()' },
})
export class Exhibit {
  /** As the address names it. */
  readonly name = input.required<string>();

  private readonly places = inject(DraftPlace);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly desk = inject(DraftDesk);
  protected readonly run = inject(ProofRun);
  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();

  protected readonly found = computed((): Exhibited | null => {
    const proofs = this.run.proofs();
    return proofs === null ? null : exhibited(proofs, this.name());
  });
  protected readonly property = computed(() => {
    const found = this.found();
    return found?.kind === 'property' ? found.property : null;
  });
  protected readonly change = computed(() => {
    const found = this.found();
    return found?.kind === 'change' ? found.change : null;
  });
  protected readonly conflict = computed(() => {
    const found = this.found();
    return found?.kind === 'conflict' ? found.conflict : null;
  });
  /** What is said of a property in the largest line. */
  protected readonly headline = computed(() => {
    const property = this.property();
    if (property === null) return '';
    if (property.verdict !== 'refuted') return `proofs.headline.${property.verdict}`;
    if (!property.overridable) return 'proofs.headline.leak';
    return `proofs.headline.${property.witness === undefined ? 'impossible' : 'refuted'}`;
  });
  /** What becomes of a draft while this is not proved. */
  protected readonly without = computed(() => {
    const property = this.property();
    if (property?.mandatory === false) return 'told';
    return property?.overridable === false ? 'never' : 'two';
  });
  protected readonly look = computed(() => this.property()?.verdict ?? '');
  protected readonly byRulesAlone = computed(
    () => this.property()?.id === BY_RULES && this.property()?.verdict === 'refuted',
  );
  protected readonly demanded = computed(() => {
    const found = this.found();
    return found === null || !this.desk.editable() ? null : demandedEffect(found);
  });
  /** Address of the case that was made of this very call. */
  protected readonly saved = linkedSignal<unknown, string | null>({
    source: () => this.found()?.witness,
    computation: () => null,
  });
  protected readonly bench = computed((): Params | null => {
    const head = this.desk.head();
    return head === null ? null : { draft: head.id };
  });
  protected readonly ruleTarget = (rule: string): RuleTarget => ({
    commands: '.',
    queryParams: { at: rule, view: null },
  });

  constructor() {
    // What was asked for is read from its beginning: it stands above what is open, where nobody looks. With the page it just opens.
    effect(() => {
      this.name();
      if (untracked(() => this.run.proofs()) === null) return;
      untracked(() =>
        afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector }),
      );
    });
  }

  protected close(): void {
    void this.places.exhibitProof(null);
  }

  protected save(): void {
    const found = this.found();
    const effect = this.demanded();
    const test = found?.witness?.case;
    if (test === undefined || effect === null) return;
    const put = putCase(this.desk.policy(), test, effect);
    if (put === null) {
      this.say('proofs.suitesNotReadable');
      return;
    }
    this.desk.insert(put.at, put.value);
    this.saved.set(this.places.addressOf(put.place));
    this.say('proofs.savedSaid');
  }

  private say(key: string): void {
    void this.announcer.announce(this.transloco.translate(key, {}, this.language()));
  }
}
