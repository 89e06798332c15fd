import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DraftSummary } from '../../api/change-wire.js';
import { Doing } from '../../api/doing.js';
import { DraftCases } from '../../api/draft-cases.js';
import type { NewCase } from '../../api/draft-wire.js';
import { Reading } from '../../api/reading.js';
import { ActDialog } from '../act-dialog/act-dialog.js';
import { FailureNote } from '../failure-note/failure-note.js';
import { Icon } from '../icon/icon.js';

/** A suite to begin with where a draft has none that fits. */
const FIRST_SUITE = 'own cases';

/** Puts a case into a suite of a draft: which draft, which suite, and what the case shows. */
@Component({
  selector: 'rf-save-case',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, FailureNote, Icon, RouterLink, TranslocoDirective],
  templateUrl: './save-case.html',
  styles: `
    .field,
    .note {
      margin-top: 12px;
    }
  `,
})
export class SaveCase {
  readonly title = input.required<string>();
  /** What the case is called unless it is called otherwise. */
  readonly suggested = input.required<string>();
  /** Makes the case once it has a suite and a name. */
  readonly make = input.required<(suite: string, name: string) => NewCase>();

  readonly closed = output();

  private readonly cases = inject(DraftCases);
  protected readonly drafts = new Reading<readonly DraftSummary[]>();
  protected readonly suites = new Reading<readonly string[]>();
  protected readonly doing = new Doing();
  protected readonly name = linkedSignal(() => this.suggested());
  protected readonly chosen = signal<string | null>(null);
  protected readonly newTitle = signal('');
  protected readonly draft = computed(() => this.chosen() ?? this.drafts.value()?.[0]?.id ?? '');
  protected readonly suite = linkedSignal(() => this.suites.value()?.[0] ?? FIRST_SUITE);
  protected readonly filled = computed(
    () =>
      this.name().trim() !== '' &&
      this.suite().trim() !== '' &&
      (this.draft() !== '' || this.newTitle().trim() !== ''),
  );
  /** Where the case is now. */
  protected readonly saved = signal<{ draft: string; at: string } | null>(null);

  constructor() {
    void this.drafts.ask(() => this.cases.drafts());
    effect(() => {
      const draft = this.draft();
      if (draft !== '') untracked(() => void this.suites.ask(() => this.cases.suites(draft)));
    });
  }

  protected async save(): Promise<void> {
    await this.doing.run(async () => {
      const draft = this.draft() || (await this.cases.begin(this.newTitle().trim())).id;
      const made = this.make()(this.suite().trim(), this.name().trim());
      const { suite, index } = await this.cases.add(draft, made);
      this.saved.set({ draft, at: `suites/${suite}/${index}` });
    });
  }
}
