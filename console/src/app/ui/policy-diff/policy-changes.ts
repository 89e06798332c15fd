import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  valueText,
  type Change,
  type ParameterChange,
  type ParameterValue,
  type PolicyDiff,
  type RuleChange,
  type Wordings,
} from '@ringfence/rules';
import { LocaleText } from '../../i18n/locale-text.js';
import { Icon } from '../icon/icon.js';
import { ParameterWords } from '../parameter-words/parameter-words.js';
import { readerLanguage } from '../reader-language.js';
import { SentenceDiff } from '../text-diff/sentence-diff.js';
import { changeCount } from './change-count.js';

/** What differs between two policies, told in sentences: rule by rule, parameter by parameter. */
@Component({
  selector: 'rf-policy-changes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, SentenceDiff, TranslocoDirective],
  templateUrl: './policy-changes.html',
  styleUrl: './policy-changes.css',
})
export class PolicyChanges {
  readonly diff = input.required<PolicyDiff>();
  /** Whether each change offers to be commented on. */
  readonly commentable = input(false);

  /** JSON pointer of the change somebody wants to comment on. */
  readonly commented = output<string>();

  private readonly transloco = inject(TranslocoService);
  private readonly text = inject(LocaleText);
  protected readonly names = inject(ParameterWords);
  protected readonly language = readerLanguage();
  protected readonly counted = computed(() =>
    Object.entries(changeCount(this.diff()))
      .filter(([, count]) => count > 0)
      .map(([kind, count]: [string, number]) =>
        this.translate(`diff.count.${kind}.${count === 1 ? 'one' : 'many'}`, { count }),
      )
      .join(this.translate('diff.comma')),
  );

  protected words(wordings: Wordings, side: 'before' | 'after'): string {
    return wordings[side]?.[this.language()] ?? '';
  }

  /** What a rule tests, where a sentence written by hand stands for it and the tests are not what they were. */
  protected tests({ byConditions }: RuleChange): Wordings | null {
    if (byConditions === undefined) return null;
    const same = this.words(byConditions, 'before') === this.words(byConditions, 'after');
    return same ? null : byConditions;
  }

  protected clause(rule: RuleChange): string {
    return (rule.after ?? rule.before)?.event.params.clause ?? '';
  }

  protected unitOf(parameter: ParameterChange): string {
    const unit = (parameter.after ?? parameter.before)?.unit;
    return unit === undefined ? '' : this.names.unit(unit);
  }

  protected clauseOf(parameter: ParameterChange): string {
    return (parameter.after ?? parameter.before)?.clause ?? '';
  }

  /** A dated value as a sentence; nothing when there is none. */
  protected value(
    parameter: ParameterChange,
    each: Change<ParameterValue>,
    side: 'before' | 'after',
  ): string {
    const value = each[side];
    if (value === undefined) return '';
    const key = `diff.value.${value.provider === undefined ? '' : 'overlay'}${value.from === undefined ? 'Always' : 'From'}`;
    return this.translate(key, {
      value: valueText(value.value, this.language()),
      unit: this.unitOf(parameter),
      provider: value.provider ?? '',
      day: value.from === undefined ? '' : this.text.utcDay(value.from),
    });
  }

  protected source(each: Change<ParameterValue>): string {
    return [each.after?.source, each.after?.note].filter(Boolean).join(' · ');
  }

  private translate(key: string, params: Record<string, string | number> = {}): string {
    return this.transloco.translate(key, params, this.language());
  }
}
