import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { GeneratedCase } from '@ringfence/rules';
import { LocaleText } from '../../i18n/locale-text.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { caseAddition, suiteNames } from './added-cases.js';

/** Puts the chosen cases into a suite that is there or a new one: one step to take back. */
@Component({
  selector: 'rf-add-cases',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <div class="bar" *transloco="let t">
      <div class="which">
        <b class="num">{{
          t('mistakes.chosen', {
            chosen: text.number(chosen().size),
            total: text.number(total()),
          })
        }}</b>
        @if (chosen().size < total()) {
          <button type="button" class="btn quiet" (click)="all.emit(true)">
            {{ t('mistakes.chooseAll') }}
          </button>
        } @else {
          <button type="button" class="btn quiet" (click)="all.emit(false)">
            {{ t('mistakes.chooseNone') }}
          </button>
        }
      </div>
      <label class="field">
        <span class="small faint">{{ t('mistakes.suite') }}</span>
        <input
          #name
          class="in own-undo"
          name="suite"
          list="made-case-suites"
          autocomplete="off"
          maxlength="200"
          [value]="suite()"
          (input)="typed.set(name.value)"
        />
        <datalist id="made-case-suites">
          @for (each of suites(); track each) {
            <option [value]="each"></option>
          }
        </datalist>
      </label>
      <button
        type="button"
        class="btn primary"
        [attr.aria-disabled]="ready() ? null : true"
        (click)="add()"
      >
        {{ t('mistakes.add') }}
      </button>
    </div>
  `,
  styles: `
    :host {
      bottom: 0;
      display: block;
      position: sticky;
      z-index: 3;
    }
    .bar {
      align-items: end;
      background: var(--mat-sys-surface-container-lowest);
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 10px 10px 0 0;
      box-shadow: var(--mat-sys-level2);
      display: flex;
      flex-wrap: wrap;
      gap: 8px 14px;
      padding: 12px 16px;
    }
    .which {
      align-items: center;
      display: flex;
      flex: 1 0 100%;
      flex-wrap: wrap;
      gap: 2px 10px;
    }
    .field {
      flex: 1 1 180px;
    }
  `,
})
export class AddCases {
  readonly chosen = input.required<ReadonlySet<GeneratedCase>>();
  readonly total = input.required<number>();

  /** All are to be chosen, or none. */
  readonly all = output<boolean>();
  readonly added = output<{ readonly suite: string; readonly count: number }>();

  private readonly desk = inject(DraftDesk);
  private readonly transloco = inject(TranslocoService);
  private readonly language = readerLanguage();
  protected readonly text = inject(LocaleText);
  /** Null: nothing was typed. */
  protected readonly typed = signal<string | null>(null);
  protected readonly suites = computed(() => suiteNames(this.desk.policy()));
  protected readonly suite = computed(
    () =>
      this.typed() ?? this.transloco.translate<string>('mistakes.firstSuite', {}, this.language()),
  );
  protected readonly ready = computed(() => this.chosen().size > 0 && this.suite().trim() !== '');

  protected add(): void {
    if (!this.ready()) return;
    const suite = this.suite().trim();
    const cases = [...this.chosen()].map(({ case: made, witness }) => ({
      ...made,
      name: witness.sentence[this.language()],
    }));
    const { at, value, isNew } = caseAddition(this.desk.policy(), suite, cases);
    if (isNew) this.desk.insert(at, value);
    else this.desk.change(at, value);
    this.added.emit({ suite, count: cases.length });
  }
}
