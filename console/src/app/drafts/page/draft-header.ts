import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Doing } from '../../api/doing.js';
import { Session } from '../../api/session.js';
import { ActDialog } from '../../ui/act-dialog/act-dialog.js';
import { propertyName } from '../../proofs/property-names.js';
import { Icon } from '../../ui/icon/icon.js';
import { initials } from '../../ui/person/initials.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftPlace } from '../desk/draft-place.js';
import { DraftSaving } from '../desk/draft-saving.js';
import { SubmitDraft } from '../desk/submit-draft.js';
import { DraftSource } from '../draft-source.js';
import { TestRun } from '../panel/test-run.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import { SaveStatus } from './save-status.js';

type Act = 'submit' | 'withdraw';

/** What the draft is called, whether it is saved, and where it goes from here. */
@Component({
  selector: 'rf-draft-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, Icon, RouterLink, SaveStatus, TranslocoDirective],
  templateUrl: './draft-header.html',
  styleUrl: './draft-header.css',
})
export class DraftHeader {
  private readonly router = inject(Router);
  private readonly source = inject(DraftSource);
  private readonly saving = inject(DraftSaving);
  private readonly session = inject(Session);
  private readonly link = inject(ScribeLink);
  private readonly places = inject(DraftPlace);
  private readonly submitting = inject(SubmitDraft);
  private readonly transloco = inject(TranslocoService);
  private readonly language = readerLanguage();
  private readonly name = viewChild<ElementRef<HTMLInputElement>>('name');
  private readonly renamer = viewChild<ElementRef<HTMLButtonElement>>('renamer');
  protected readonly desk = inject(DraftDesk);
  protected readonly tests = inject(TestRun);

  readonly undone = output();
  readonly redone = output();

  protected readonly renaming = signal(false);
  protected readonly act = signal<Act | null>(null);
  protected readonly doing = new Doing();
  protected readonly head = this.desk.head;
  protected readonly problems = computed(() => this.link.problems().length);
  /** Everybody who had a hand in the draft, the signed-in person marked. */
  protected readonly hands = computed(() => {
    const own = this.session.person()?.id;
    return (this.head()?.contributors ?? []).map(({ id, name }) => ({
      id,
      name,
      letters: initials(name),
      own: id === own,
    }));
  });

  /** What is broken that nobody may sign for, while the draft could be handed in otherwise. */
  protected readonly barred = computed(() => {
    const property = this.submitting.barredBy();
    const head = this.head();
    if (property === null || head?.may.submit !== true || head.state !== 'draft') return null;
    const name = propertyName(property, this.language(), (key) =>
      this.transloco.translate(key, {}, this.language()),
    );
    return { id: property.id, name };
  });

  protected rename(): void {
    this.renaming.set(true);
    setTimeout(() => this.name()?.nativeElement.select());
  }

  protected named(title: string): void {
    const trimmed = title.trim();
    if (trimmed !== '') this.desk.title.set(trimmed);
    this.renaming.set(false);
    setTimeout(() => this.renamer()?.nativeElement.focus());
  }

  protected begin(act: Act): void {
    if (act === 'submit' && this.barred() !== null) return;
    this.doing.forget();
    this.act.set(act);
  }

  protected async submit(reason: string): Promise<void> {
    const { id } = this.head()!;
    if (!(await this.doing.run(() => this.submitting.execute(reason)))) return;
    void this.router.navigate(['/reviews', id], { queryParamsHandling: 'preserve' });
  }

  protected async withdraw(): Promise<void> {
    const { id } = this.head()!;
    const done = await this.doing.run(async () => {
      await this.source.withdraw(id);
      await this.saving.refresh();
    });
    if (done) this.act.set(null);
  }

  /** Shows the call that breaks a property. */
  protected showProof(property: string): void {
    void this.places.exhibitProof(property);
  }

  /** Leads from a refusal to the place that has to change. */
  protected seek(at: string): void {
    this.act.set(null);
    void this.places.seek(at);
  }
}
