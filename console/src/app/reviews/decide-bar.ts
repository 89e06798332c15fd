import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Draft } from '../api/change-wire.js';
import { Doing } from '../api/doing.js';
import { Digest } from '../ui/digest/digest.js';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { Icon } from '../ui/icon/icon.js';
import { ReviewSource } from './review-source.js';

/** The one act of an approver: these bytes, for this reason, approved or sent back. */
@Component({
  selector: 'rf-decide-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Digest, FailureNote, FormsModule, Icon, TranslocoDirective],
  templateUrl: './decide-bar.html',
  styleUrl: './decide-bar.css',
})
export class DecideBar {
  readonly draft = input.required<Draft>();

  /** What was done. */
  readonly done = output<'approved' | 'rejected'>();

  private readonly source = inject(ReviewSource);
  protected readonly doing = new Doing();
  protected readonly why = signal('');
  /** Whether somebody pressed a button without giving a reason. */
  protected readonly asked = signal(false);
  protected readonly missing = computed(() => this.asked() && this.why().trim() === '');

  protected async decide(verdict: 'approved' | 'rejected'): Promise<void> {
    const { id, digest } = this.draft();
    const reason = this.why().trim();
    this.asked.set(true);
    if (reason === '' || digest === null) return;
    const act = verdict === 'approved' ? 'approve' : 'reject';
    if (!(await this.doing.run(() => this.source[act](id, digest, reason)))) return;
    this.why.set('');
    this.asked.set(false);
    this.done.emit(verdict);
  }
}
