import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Localized } from '@ringfence/rules';
import { Icon } from '../../ui/icon/icon.js';
import { sameJson } from '../text/same-json.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { below } from '../text/json-pointer.js';
import { RuleReading } from './rule-reading.js';

/** How a rule is told: by a sentence written by hand in each language, or by the one its conditions make. */
@Component({
  selector: 'rf-rule-wording',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <section class="card" *transloco="let t" [attr.aria-label]="t('drafts.wording')">
      <div class="pad">
        @if (rule() === null) {
          <p class="soft">{{ t('drafts.conditionSentenceWhy') }}</p>
        } @else {
          <p class="soft">{{ t(written() ? 'drafts.writtenWhy' : 'drafts.builtWhy') }}</p>
          @if (outdated()) {
            <p class="note unknown">
              <rf-icon name="warn" /><span>{{ t('drafts.sentenceOutdated') }}</span>
            </p>
          }
          @for (each of languages; track each) {
            <div class="lang">
              <h3>{{ t('policy.' + (each === 'en' ? 'english' : 'japanese')) }}</h3>
              @if (written()) {
                <label class="field">
                  <span>{{ t('drafts.sentenceWritten') }}</span>
                  <textarea
                    #words
                    class="in"
                    rows="3"
                    maxlength="2000"
                    [attr.lang]="each"
                    [disabled]="disabled()"
                    [class.bad]="!begins(each)"
                    [value]="sentenceIn(each)"
                    (input)="write(each, words.value)"
                  ></textarea>
                </label>
                @if (!begins(each)) {
                  <p class="small bad-t">{{ t('drafts.sentenceBegins.' + type() + '.' + each) }}</p>
                }
              }
              <p class="small faint">{{ t('drafts.sentenceBuilt') }}</p>
              <p class="built" [attr.lang]="each">{{ reading.byConditions(each) }}</p>
            </div>
          }
          @if (!disabled()) {
            <p>
              @if (written()) {
                <button type="button" class="btn quiet" (click)="useBuilt()">
                  {{ t('drafts.useBuilt') }}
                </button>
              } @else {
                <button type="button" class="btn" (click)="useOwn()">
                  <rf-icon name="draft" size="s" />{{ t('drafts.writeOwn') }}
                </button>
              }
            </p>
          }
          @if (written()) {
            <p class="small faint">
              {{ t('drafts.placeholders') }}
              <span class="mono">{{ '{' }}limit.unansweredInARow{{ '}' }}</span>
            </p>
          }
        }
      </div>
    </section>
  `,
  styles: `
    .pad {
      display: grid;
      gap: 14px;
      grid-template-columns: minmax(0, 1fr);
    }
    .lang {
      display: grid;
      gap: 6px;
      grid-template-columns: minmax(0, 1fr);
    }
    textarea {
      padding-block: 6px;
      resize: vertical;
    }
    .built {
      border-left: 2px solid var(--mat-sys-outline-variant);
      color: var(--mat-sys-on-surface-variant);
      padding-left: 10px;
    }
  `,
})
export class RuleWording {
  readonly pointer = input.required<string>();
  readonly disabled = input(false);

  private readonly desk = inject(DraftDesk);
  protected readonly reading = inject(RuleReading);
  protected readonly languages = ['en', 'ja'] as const;
  protected readonly rule = this.reading.rule;
  protected readonly type = computed(() => this.rule()?.event.type ?? 'forbid');
  private readonly sentence = computed(
    () => this.rule()?.event.params.sentence as Partial<Localized> | undefined,
  );
  protected readonly written = computed(() => this.sentence() !== undefined);
  /** The conditions have changed since the sentence was written, and the sentence has not. */
  protected readonly outdated = computed(() => {
    const before = this.reading.before();
    const rule = this.rule();
    if (rule === null || before === null || !('event' in before) || !this.written()) return false;
    return (
      !sameJson(before.conditions, rule.conditions) &&
      sameJson(before.event.params.sentence, rule.event.params.sentence)
    );
  });

  protected sentenceIn(language: 'en' | 'ja'): string {
    return this.sentence()?.[language] ?? '';
  }

  /** A sentence that does not begin with the rule's effect is not shown: it might say the opposite. */
  protected begins(language: 'en' | 'ja'): boolean {
    const forbids = this.type() === 'forbid';
    const word = language === 'ja' ? (forbids ? '禁止' : '許可') : forbids ? 'Forbid' : 'Permit';
    return this.sentenceIn(language).startsWith(word);
  }

  protected write(language: 'en' | 'ja', words: string): void {
    const at = this.place();
    this.desk.change(at, { ...this.sentence(), [language]: words }, `${at} ${language}`);
  }

  protected useBuilt(): void {
    this.desk.remove(this.place());
  }

  protected useOwn(): void {
    this.desk.change(this.place(), {
      en: this.reading.byConditions('en'),
      ja: this.reading.byConditions('ja'),
    });
  }

  private place(): string {
    return below(this.pointer(), 'event', 'params', 'sentence');
  }
}
