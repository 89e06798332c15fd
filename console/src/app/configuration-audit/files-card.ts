import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';
import { ProblemLine } from '../ui/problem-line/problem-line.js';
import { LocaleText } from '../i18n/locale-text.js';
import { AuditDesk } from './audit-desk.js';

/** Problems of a file told at once. */
const MOST_PROBLEMS = 3;

const EXAMPLES =
  'callrouting-routes.json, numbers-voice.json, ivr-scenario.menu.json, sip-trunk.json';

/** Where files are chosen or dropped, and what asks the decision point is said. */
@Component({
  selector: 'rf-files-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, Icon, ProblemLine, TranslocoDirective],
  templateUrl: './files-card.html',
  styleUrl: './files-card.css',
})
export class FilesCard {
  protected readonly desk = inject(AuditDesk);
  protected readonly text = inject(LocaleText);
  protected readonly examples = EXAMPLES;
  protected readonly over = signal(false);
  /** Once there is something to read, choosing files steps back; a file that is not sent is shown all the same. */
  protected readonly compact = computed(() => this.desk.audited() !== null && !this.desk.stale());
  protected readonly broken = computed(
    () => this.desk.files().length - this.desk.sendable().length,
  );
  protected readonly rows = computed(() =>
    this.desk.files().map(({ name, text, problems }) => ({
      name,
      characters: text.length,
      problems: problems.slice(0, MOST_PROBLEMS),
      isBroken: problems.length > 0,
    })),
  );

  protected async chosen(input: HTMLInputElement): Promise<void> {
    await this.desk.add([...(input.files ?? [])]);
    // The same file may be chosen again once it was mended.
    input.value = '';
  }

  protected dragged(event: DragEvent, isOver: boolean): void {
    event.preventDefault();
    this.over.set(isOver);
  }

  protected async dropped(event: DragEvent): Promise<void> {
    event.preventDefault();
    this.over.set(false);
    await this.desk.add([...(event.dataTransfer?.files ?? [])]);
  }

  /** The button goes with its row: the focus moves on to choosing files. */
  protected remove(name: string, choose: HTMLElement): void {
    this.desk.remove(name);
    choose.focus();
  }
}
