import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  model,
  signal,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type {
  ConditionValue,
  FactConditionTrace,
  Language,
  Outcome,
  RuleTrace,
  Truth,
} from '@ringfence/rules';
import { Icon } from '../icon/icon.js';
import { factName, factValue, operatorKey } from './fact-words.js';
import {
  opensByItself,
  traceView,
  visibleRows,
  type TracedChapter,
  type TracedRule,
  type TraceRow,
} from './trace-view.js';

let drawn = 0;

/** Why a decision came out as it did: chapters, rules, conditions, facts and values. */
@Component({
  selector: 'rf-trace-tree',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  templateUrl: './trace-tree.html',
  styleUrl: './trace-tree.css',
})
export class TraceTree {
  readonly trace = input.required<readonly RuleTrace[]>();
  readonly language = input.required<Language>();
  /** Whether rules that had no say are shown too. */
  readonly all = model(false);
  /** Whether the switch for that stands above the tree; a card may put it into its own head. */
  readonly bar = input(true);

  private readonly transloco = inject(TranslocoService);
  protected readonly uid = `trace-${++drawn}`;
  protected readonly chapters = computed(() => traceView(this.trace()));
  private readonly toggled = signal<ReadonlyMap<string, boolean>>(new Map());

  /** Rules that had a say are open from the start. */
  protected isOpen(rule: TracedRule): boolean {
    return this.toggled().get(rule.id) ?? rule.spoke;
  }

  protected toggle(rule: TracedRule): void {
    const next = new Map(this.toggled());
    next.set(rule.id, !this.isOpen(rule));
    this.toggled.set(next);
  }

  protected rowsOf(rule: TracedRule): readonly TraceRow[] {
    return visibleRows(rule.rows, (row) => this.isGroupOpen(rule, row));
  }

  protected isGroupOpen(rule: TracedRule, row: TraceRow): boolean {
    return this.toggled().get(`${rule.id}#${row.path}`) ?? opensByItself(row);
  }

  protected toggleGroup(rule: TracedRule, row: TraceRow): void {
    const next = new Map(this.toggled());
    next.set(`${rule.id}#${row.path}`, !this.isGroupOpen(rule, row));
    this.toggled.set(next);
  }

  protected shown(chapter: TracedChapter): readonly TracedRule[] {
    return this.all() ? chapter.rules : chapter.rules.filter((rule) => rule.spoke);
  }

  protected outcomeIcon(rule: RuleTrace): string {
    if (rule.outcome === 'no-match') return 'nomatch';
    if (rule.outcome === 'unknown') return 'unknown';
    return rule.effect === 'permit' ? 'permit' : 'deny';
  }

  protected outcomeClass(outcome: Outcome, effect: 'permit' | 'forbid'): string {
    if (outcome === 'no-match') return 'faint';
    if (outcome === 'unknown') return 'unknown';
    return effect === 'permit' ? 'permit' : 'deny';
  }

  protected truthClass(result: Truth): string {
    return result === 'unknown' ? 'warn-t' : result === 'true' ? 'is-true' : 'faint';
  }

  protected factName(fact: string): string {
    return factName(fact, this.language());
  }

  /** "is" a truth value is told by a colon. */
  protected isTruth(test: FactConditionTrace): boolean {
    return test.operator === 'equal' && typeof test.value === 'boolean';
  }

  protected operatorKey(test: FactConditionTrace, negated: boolean): string {
    return operatorKey(test.operator, test.value, negated);
  }

  /** The value the rule compares with; for another fact its name, as what it was stands beside it. */
  protected expected(test: FactConditionTrace): string {
    const value: ConditionValue = test.value;
    if (typeof value === 'object' && 'fact' in value) return this.factName(value.fact);
    if (typeof value === 'boolean') return '';
    return factValue(test.fact, value as never, this.language()) ?? '';
  }

  protected comparedFact(test: FactConditionTrace): string | null {
    const value = test.value;
    return typeof value === 'object' && 'fact' in value ? value.fact : null;
  }

  protected compared(test: FactConditionTrace): string | null {
    return test.compared === undefined
      ? null
      : factValue(test.fact, test.compared, this.language());
  }

  protected actual(test: FactConditionTrace): string | null {
    if (typeof test.actual === 'boolean') return this.truth(test.actual);
    return factValue(test.fact, test.actual, this.language());
  }

  private truth(value: boolean): string {
    return this.transloco.translate(value ? 'trace.yes' : 'trace.no', {}, this.language());
  }
}
