import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Doing } from '../api/doing.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { Icon } from '../ui/icon/icon.js';
import { Person } from '../ui/person/person.js';
import { ReviewDesk } from './review-desk.js';
import { ReviewSource } from './review-source.js';

/** What people say about the change, on the whole or on one rule. */
@Component({
  selector: 'rf-comments-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, FailureNote, FormsModule, Icon, Person, TranslocoDirective],
  templateUrl: './comments-card.html',
  styles: `
    .list {
      display: grid;
      gap: 14px;
    }
    article {
      display: grid;
      gap: 3px;
    }
    .who-when {
      align-items: center;
      display: flex;
      flex-wrap: wrap;
      gap: 2px 10px;
    }
    .said {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    form {
      display: grid;
      gap: 8px;
      margin-top: 14px;
    }
    textarea.in {
      display: block;
      font: inherit;
      padding-block: 7px;
      resize: vertical;
    }
    .acts {
      align-items: center;
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      justify-content: space-between;
    }
  `,
})
export class CommentsCard {
  protected readonly desk = inject(ReviewDesk);
  private readonly source = inject(ReviewSource);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly box = viewChild<ElementRef<HTMLTextAreaElement>>('box');
  protected readonly text = inject(LocaleText);
  protected readonly sending = new Doing();
  protected readonly words = signal('');
  /** JSON pointer of what is commented on; null: the change as a whole. */
  protected readonly about = signal<string | null>(null);

  /** Turns the next comment to one place of the policy. */
  aboutPlace(pointer: string): void {
    this.about.set(pointer);
    const box = this.box()?.nativeElement;
    box?.scrollIntoView({ block: 'center' });
    box?.focus({ preventScroll: true });
  }

  /** The name at the end of a pointer. */
  protected placeName(pointer: string): string {
    const name = pointer.slice(pointer.lastIndexOf('/') + 1);
    return name.replaceAll('~1', '/').replaceAll('~0', '~');
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.desk.draft();
    const words = this.words().trim();
    if (draft === null || words === '') return;
    const sent = await this.sending.run(() => this.source.comment(draft.id, words, this.about()));
    if (!sent) return;
    this.words.set('');
    this.about.set(null);
    await this.desk.loadComments();
    void this.announcer.announce(this.transloco.translate('reviews.commented'));
  }
}
