import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryNumber } from '../api/directory-wire.js';
import type { Confirmation } from '../api/people-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { CallHoursView } from './call-hours-view.js';
import { EntryActs } from './entry-acts.js';
import { NumberForm } from './number-form.js';
import { PlaceName } from './place-name.js';
import { RemoveEntry } from './remove-entry.js';
import { SidePanel } from './side-panel.js';
import { WaitingNote } from './waiting-note.js';

/** One business number: its settings, where its calls go, when it may be called, and what the platform forbids it. */
@Component({
  selector: 'rf-number-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CallHoursView,
    EntryActs,
    NumberForm,
    PlaceName,
    RemoveEntry,
    SidePanel,
    TranslocoDirective,
    WaitingNote,
  ],
  templateUrl: './number-detail.html',
  styleUrl: './entry-detail.css',
})
export class NumberDetail {
  readonly number = input.required<DirectoryNumber>();
  readonly waiting = input.required<Confirmation | undefined>();
  readonly closed = output();

  protected readonly text = inject(LocaleText);
  protected readonly act = signal<'edit' | 'remove' | null>(null);
  protected readonly label = computed(() => phoneText(this.number().number));

  /** Unknown is a value of its own. */
  protected word(value: boolean | undefined): string {
    return value === undefined ? 'effect.unknown' : value ? 'directory.on' : 'directory.off';
  }

  protected removed(isGone: boolean): void {
    this.act.set(null);
    if (isGone) this.closed.emit();
  }
}
