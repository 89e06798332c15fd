import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ConditionValue, FactCondition, Operator } from '@ringfence/rules';
import { Icon } from '../../ui/icon/icon.js';
import { factName, factValue } from '../../ui/trace-tree/fact-words.js';
import { sameJson } from '../text/same-json.js';
import { replaced } from './condition-edit.js';
import { FactPicker } from './fact-picker.js';
import { TreeHands } from './tree-hands.js';
import {
  comparableType,
  definitionOf,
  firstValue,
  isFactValue,
  operatorsFor,
  takesList,
  withFact,
  withOperator,
} from './typed-value.js';
import { ValueEditor } from './value-editor.js';
import { factsFound } from './fact-search.js';

/** One fact, how it is compared, and with what; under it the fact's id and what stood there before. */
@Component({
  selector: 'rf-condition-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FactPicker, Icon, TranslocoDirective, ValueEditor],
  templateUrl: './condition-row.html',
  styleUrl: './condition-row.css',
})
export class ConditionRow {
  readonly condition = input.required<FactCondition>();
  readonly at = input.required<string>();
  readonly isNew = input(false);

  readonly removed = output();

  private readonly transloco = inject(TranslocoService);
  protected readonly hands = inject(TreeHands);
  private readonly definition = computed(() => definitionOf(this.condition().fact));
  protected readonly known = computed(
    () => this.definition() !== undefined || this.condition().fact.startsWith('context.'),
  );
  protected readonly operators = computed(() => {
    const fitting = operatorsFor(this.definition()?.type);
    const { operator } = this.condition();
    return fitting.includes(operator) ? fitting : [operator, ...fitting];
  });
  protected readonly about = computed(() => this.definition()?.about[this.hands.language()] ?? '');
  protected readonly name = computed(() => factName(this.condition().fact, this.hands.language()));
  protected readonly comparesFact = computed(() => isFactValue(this.condition().value));
  /** Another fact of the type that fits; null: there is none to compare with. */
  private readonly firstFact = computed(() => {
    const { fact, operator } = this.condition();
    const type = comparableType(fact, operator);
    if (type === null) return null;
    const facts = factsFound('', type === 'any' ? null : type, 'en').flatMap((group) =>
      group.facts.map(({ id }) => id),
    );
    const limits = facts.filter((id) => id.startsWith('limit.') && id !== fact);
    return limits[0] ?? facts.find((id) => id !== fact) ?? null;
  });
  protected readonly canCompareFact = computed(() => this.firstFact() !== null);

  /** What stood here in the version the draft began with, where it said something else. */
  protected readonly before = computed((): FactCondition | null => {
    const change = this.hands.changes().get(this.at());
    return change?.kind === 'changed' && 'fact' in change.before ? change.before : null;
  });
  protected readonly changed = computed(() => {
    const before = this.before();
    const { fact, operator, value } = this.condition();
    return {
      fact: this.isNew() || (before !== null && before.fact !== fact),
      operator: this.isNew() || (before !== null && before.operator !== operator),
      value: this.isNew() || (before !== null && !sameJson(before.value, value)),
    };
  });
  protected readonly was = computed(() => {
    const before = this.before();
    if (before === null) return '';
    const { fact, operator, value } = before;
    const language = this.hands.language();
    const told = isFactValue(value)
      ? factName(value.fact, language)
      : typeof value === 'boolean'
        ? this.transloco.translate<string>(value ? 'trace.yes' : 'trace.no', {}, language)
        : (factValue(fact, value as never, language) ?? '');
    const words = this.transloco.translate<string>(`trace.operator.${operator}`, {}, language);
    return [
      ...(fact === this.condition().fact ? [] : [factName(fact, language)]),
      ...(operator === this.condition().operator ? [] : [words]),
      told,
    ].join(' ');
  });

  protected pick(fact: string): void {
    this.put(withFact(this.condition(), fact), 'fact');
  }

  protected operate(operator: string): void {
    this.put(withOperator(this.condition(), operator as Operator), 'operator');
  }

  protected edit(value: ConditionValue): void {
    this.put({ ...this.condition(), value }, 'value');
  }

  /** Between a value of its own and another fact. */
  protected switchKind(): void {
    const condition = this.condition();
    if (this.comparesFact()) {
      const value = takesList(condition.operator) ? [] : firstValue(condition.fact);
      this.put({ ...condition, value }, 'kind');
    } else this.put({ ...condition, value: { fact: this.firstFact()! } }, 'kind');
  }

  protected putBack(): void {
    const before = this.before();
    if (before !== null) this.put(before, 'back');
  }

  private put(condition: FactCondition, what: string): void {
    this.hands.type(replaced(this.hands.root(), this.at(), condition), what);
  }
}
