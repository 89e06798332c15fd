import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Facts, Witness } from '@ringfence/rules';
import { EffectMark } from '../ui/effect-mark/effect-mark.js';
import { Icon } from '../ui/icon/icon.js';
import { LegDiagram } from '../ui/leg-diagram/leg-diagram.js';
import { legWords } from '../ui/leg-diagram/leg-words.js';
import { readerLanguage } from '../ui/reader-language.js';
import { factName, factValue } from '../ui/trace-tree/fact-words.js';
import { legsOfWitness } from './witness-legs.js';

/** Where the page of a rule is. */
export interface RuleTarget {
  readonly commands: string | readonly unknown[];
  readonly queryParams?: Params;
  readonly fragment?: string;
}

/**
 * A call that shows what is claimed: told in a sentence, drawn as its legs, with the answer, the rules behind it and the facts that
 * matter. Whatever is put into it stands beside the way to the test bench.
 */
@Component({
  selector: 'rf-witness-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EffectMark, Icon, LegDiagram, RouterLink, TranslocoDirective],
  templateUrl: './witness-card.html',
  styleUrl: './witness-card.css',
})
export class WitnessCard {
  readonly witness = input.required<Witness>();
  /** Whether the sentence is told here; no where it stands beside the card. */
  readonly telling = input(true);
  /** Names of facts that matter, beside what is found of the legs. */
  readonly facts = input<readonly string[]>([]);
  /** `<ruleset>/<rule>` of the rules behind the answer; none: their codes are told. */
  readonly rules = input<readonly string[]>([]);
  /** Where a rule is read; without it rules are named and lead nowhere. */
  readonly ruleTarget = input<((rule: string) => RuleTarget) | null>(null);
  /** Query of the test bench's address, such as the draft that is asked; null: the call cannot be opened there. */
  readonly bench = input<Params | null>(null);

  private readonly transloco = inject(TranslocoService);
  protected readonly language = readerLanguage();
  private readonly words = computed(() => legWords(this.transloco, this.language()));
  protected readonly sentence = computed(() => this.witness().sentence[this.language()]);
  protected readonly legs = computed(() => legsOfWitness(this.witness(), this.words()));
  protected readonly decision = computed(() => this.witness().decision);
  /** Kept with the step in the browser's history, so that it is there again after a reload and in nobody's address bar. */
  protected readonly benchState = computed(() => ({ question: this.witness().case }));
  protected readonly behind = computed(() => {
    const target = this.ruleTarget();
    return this.rules().map((id) => ({ id, target: target === null ? null : target(id) }));
  });
  protected readonly told = computed(() => {
    const { facts } = this.witness();
    const language = this.language();
    return this.facts().map((fact) => ({
      fact,
      name: factName(fact, language),
      value: this.valueOf(fact, facts),
    }));
  });

  /** Null: not known, which the template says in words. */
  private valueOf(fact: string, facts: Facts): string | null {
    const value = facts[fact] ?? null;
    if (typeof value === 'boolean') {
      return this.transloco.translate(value ? 'trace.yes' : 'trace.no', {}, this.language());
    }
    const text = factValue(fact, value, this.language());
    return text === '' ? this.transloco.translate('proofs.emptyList', {}, this.language()) : text;
  }
}
