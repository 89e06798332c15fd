import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Condition, FactCondition, Language, Rule } from '@ringfence/rules';
import { factName, factValue, operatorKey } from '../ui/trace-tree/fact-words.js';
import { JsonView } from '../ui/json-view/json-view.js';
import { conditionRows } from './condition-rows.js';

/** One rule opened: its conditions as a tree, what people are told, and the rule as JSON. */
@Component({
  selector: 'rf-rule-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [JsonView, TranslocoDirective],
  templateUrl: './rule-detail.html',
  styleUrl: './rule-detail.css',
})
export class RuleDetail {
  readonly rule = input.required<Rule>();
  readonly named = input.required<Readonly<Record<string, Condition>>>();
  readonly language = input.required<Language>();

  protected readonly asJson = signal(false);
  protected readonly rows = computed(() => conditionRows(this.rule().conditions, this.named()));

  protected factName(fact: string): string {
    return factName(fact, this.language());
  }

  /** "is" a truth value is told by a colon. */
  protected isTruth(test: FactCondition): boolean {
    return test.operator === 'equal' && typeof test.value === 'boolean';
  }

  protected operatorKey(test: FactCondition, negated: boolean): string {
    return operatorKey(test.operator, test.value, negated);
  }

  protected otherFact(test: FactCondition): string | null {
    const value = test.value;
    return typeof value === 'object' && 'fact' in value ? value.fact : null;
  }

  protected value(test: FactCondition): string {
    const value = test.value;
    if (typeof value === 'object' && 'fact' in value) return this.factName(value.fact);
    return typeof value === 'boolean'
      ? ''
      : (factValue(test.fact, value as never, this.language()) ?? '');
  }
}
