import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Doing } from '../api/doing.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { Icon } from '../ui/icon/icon.js';
import { DirectoryDesk } from './directory-desk.js';
import { DirectorySource, type DirectoryImport, type Imported } from './directory-source.js';
import { readFiles, type FileFault } from './import-file.js';

/** Rows drawn; the counts tell of all. */
const MOST_SHOWN = 200;
/** What needs somebody's eye comes first. */
const ORDER = { refused: 0, changed: 1, added: 2, unchanged: 3 };

/** Files put into the directory: chosen, looked at, and only then put in. */
@Component({
  selector: 'rf-import-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, FailureNote, Icon, TranslocoDirective],
  templateUrl: './import-dialog.html',
  styleUrl: './import-dialog.css',
})
export class ImportDialog {
  readonly closed = output();

  protected readonly desk = inject(DirectoryDesk);
  private readonly source = inject(DirectorySource);
  protected readonly text = inject(LocaleText);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  protected readonly outcomes = ['added', 'changed', 'unchanged', 'refused'] as const;
  protected readonly looking = new Doing();
  protected readonly names = signal<readonly string[]>([]);
  protected readonly fault = signal<{ fault: FileFault; name: string } | null>(null);
  private readonly body = signal<DirectoryImport>({});
  protected readonly looked = signal<Imported | null>(null);
  protected readonly shown = computed(() =>
    [...(this.looked()?.rows ?? [])]
      .filter(({ outcome }) => outcome !== 'unchanged')
      .sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome] || Number(b.waits) - Number(a.waits))
      .slice(0, MOST_SHOWN),
  );
  protected readonly untold = computed(() => {
    const { rows = [], counts } = this.looked() ?? {};
    return rows.length - (counts?.unchanged ?? 0) - this.shown().length;
  });
  /** Whether all of it can be put in, and anything would change. */
  protected readonly filled = computed(() => {
    const counts = this.looked()?.counts;
    return counts !== undefined && counts.refused === 0 && counts.added + counts.changed > 0;
  });

  protected async chosen(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])];
    // The same file may be chosen again once it was mended.
    input.value = '';
    if (files.length === 0) return;
    this.desk.begin();
    this.looking.forget();
    this.looked.set(null);
    this.names.set(files.map(({ name }) => name));
    const read = readFiles(
      await Promise.all(
        files.map(async (file) => ({
          name: file.name,
          bytes: new Uint8Array(await file.arrayBuffer()),
        })),
      ),
    );
    this.fault.set('fault' in read ? read : null);
    if ('fault' in read) return;
    this.body.set(read.body);
    await this.looking.run(async () => this.looked.set(await this.source.look(read.body)));
    const counts = this.looked()?.counts;
    if (counts !== undefined) {
      void this.announcer.announce(this.transloco.translate('directory.looked', counts));
    }
  }

  protected async bring(reason: string): Promise<void> {
    const body = { ...this.body(), digest: this.looked()?.digest, reason };
    if (await this.desk.change((source) => source.bring(body))) this.closed.emit();
  }
}
