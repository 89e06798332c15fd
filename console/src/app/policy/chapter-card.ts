import { ChangeDetectionStrategy, Component, effect, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { isScenario } from '../ui/flow-mark/flow-kinds.js';
import { FlowMark } from '../ui/flow-mark/flow-mark.js';
import { FLOW_KINDS } from '../ui/flow-mark/flow-kinds.js';
import { Icon } from '../ui/icon/icon.js';
import { JsonView } from '../ui/json-view/json-view.js';
import { Sentence } from '../ui/sentence/sentence.js';
import type { Figures, Language } from '@ringfence/rules';
import type { ChapterRule, PolicyChapter } from './policy-chapter.js';
import { RuleDetail } from './rule-detail.js';

/** One chapter of the policy: its rules as sentences, with their codes and how often each had a say. */
@Component({
  selector: 'rf-chapter-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FlowMark, Icon, JsonView, RuleDetail, Sentence, TranslocoDirective],
  templateUrl: './chapter-card.html',
  styleUrl: './chapter-card.css',
})
export class ChapterCard {
  readonly chapter = input.required<PolicyChapter>();
  /** Dated values in force today, for the sentences. */
  readonly figures = input.required<Figures>();
  /** Whether hits are known; they are counted for the live version alone. */
  readonly counted = input(true);
  readonly json = input.required<boolean>();
  readonly language = input.required<Language>();
  /** Rule or code to open: the page was reached by a link to it. */
  readonly opened = input<string | null>(null);

  /** Id of the rule that was opened. */
  readonly ruleOpened = output<string>();

  private readonly open = signal<ReadonlySet<string>>(new Set());

  constructor() {
    effect(() => {
      const wanted = this.opened();
      const found = this.chapter().rules.filter(
        ({ id, rule }) =>
          wanted !== null && [id, rule.name, rule.event.params.code].includes(wanted),
      );
      if (found.length > 0)
        this.open.update((ids) => new Set([...ids, ...found.map(({ id }) => id)]));
    });
  }

  protected isOpen(each: ChapterRule): boolean {
    return this.open().has(each.id);
  }

  protected toggle(each: ChapterRule): void {
    const next = new Set(this.open());
    if (!next.delete(each.id)) {
      next.add(each.id);
      this.ruleOpened.emit(each.id);
    }
    this.open.set(next);
  }

  /** Endpoint kinds of the flow a routing permit describes; null for every other rule. */
  protected flow({ rule }: ChapterRule): readonly string[] | null {
    const scenario = rule.event.params.scenario;
    return rule.event.type === 'permit' && isScenario(scenario) ? FLOW_KINDS[scenario] : null;
  }

  protected count(value: number): string {
    return value.toLocaleString(this.language());
  }

  protected when(at: string): string {
    return new Intl.DateTimeFormat(this.language() === 'ja' ? 'ja-JP' : 'en-GB', {
      day: 'numeric',
      month: this.language() === 'ja' ? 'numeric' : 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date(at));
  }
}
