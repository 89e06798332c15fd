import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Confirmation } from '../api/people-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { WaitingNote } from './waiting-note.js';

/** Notes drawn above a list; a file may have brought hundreds. */
const MOST_SHOWN = 3;

/** Entries that are proposed and in no list yet. */
@Component({
  selector: 'rf-waiting-notes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, TranslocoDirective, WaitingNote],
  template: `
    @for (each of shown(); track each.id) {
      <rf-waiting-note [waiting]="each" />
    }
    @if (untold() > 0) {
      <p class="small" *transloco="let t">
        <a routerLink="/settings/confirmations">{{
          t('directory.moreWait', { count: text.number(untold()) })
        }}</a>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
  `,
})
export class WaitingNotes {
  readonly waiting = input.required<readonly Confirmation[]>();

  protected readonly text = inject(LocaleText);
  protected readonly shown = computed(() => this.waiting().slice(0, MOST_SHOWN));
  protected readonly untold = computed(() => this.waiting().length - this.shown().length);
}
