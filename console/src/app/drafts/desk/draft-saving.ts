import type { DraftPolicy } from '@ringfence/rules';
import { effect, inject, Injectable, type OnDestroy, signal, untracked } from '@angular/core';
import type { DraftEvent, DraftHead, DraftText } from '../../api/draft-wire.js';
import { failureOf, type Failure } from '../../api/problem.js';
import { HttpErrorResponse } from '@angular/common/http';
import { DraftSource } from '../draft-source.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import type { KeptText } from '../scribe/scribe-messages.js';
import { mergeDrafts, type Conflict, type Side } from '../text/merge-drafts.js';
import { sharing } from '../text/sharing.js';
import { DraftDesk } from './draft-desk.js';

/** How long a pause in the typing is waited for before it is saved. */
const SAVE_AFTER_MS = 700;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

export type SaveState =
  | { readonly kind: 'saved' | 'waiting' | 'saving' }
  /** The server could not be reached, or could not write; it is asked again. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** Somebody else changed what was changed here: nothing is saved until somebody says which it shall be. */
  | {
      readonly kind: 'conflict';
      readonly theirs: DraftText;
      readonly conflicts: readonly Conflict[];
    };

/** Saves what is typed by itself, and brings it together with what others save. What could not be saved stays in the browser. */
@Injectable()
export class DraftSaving implements OnDestroy {
  private readonly desk = inject(DraftDesk);
  private readonly link = inject(ScribeLink);
  private readonly source = inject(DraftSource);
  private readonly now = signal<SaveState>({ kind: 'saved' });
  /** The text and the title the server has. */
  private saved: { policy: DraftPolicy; title: string } = { policy: this.desk.policy(), title: '' };
  private flight: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retryMs = FIRST_RETRY_MS;
  private refused: DraftPolicy | null = null;
  private readonly online = (): void => this.retryNow();

  readonly state = this.now.asReadonly();
  /** Who else saved last, and whether their text was brought together with ours. */
  readonly met = signal<{ readonly name: string; readonly at: string } | null>(null);
  /** Text typed before the page was loaded anew has been put back. */
  readonly restored = signal(false);

  constructor() {
    addEventListener('online', this.online);
    effect(() => {
      this.desk.policy();
      this.desk.title();
      untracked(() => this.wait());
    });
  }

  ngOnDestroy(): void {
    removeEventListener('online', this.online);
    clearTimeout(this.timer);
  }

  /** Begins with a draft as it was read, and with what the browser kept of it unsaved. */
  open(draft: DraftText, base: DraftPolicy | null, kept: KeptText | null, keptAs: string): void {
    const policy = base === null ? draft.policy : sharing(base, draft.policy);
    this.desk.history.clear();
    this.desk.base.set(base);
    this.desk.title.set(draft.title);
    this.desk.head.set(headOf(draft));
    this.saved = { policy, title: draft.title };
    this.link.open(policy, base, draft.revision, keptAs);
    this.desk.show(policy);
    this.now.set({ kind: 'saved' });
    if (kept === null || !this.desk.editable()) return;
    this.restored.set(true);
    this.saved = { policy: sharing(policy, kept.ancestor), title: draft.title };
    this.desk.show(sharing(policy, kept.policy));
    this.meet({ ...draft, policy });
  }

  /** Saves now what waits to be saved; settles when it is saved, or cannot be. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.flight !== null) await this.flight;
    if (this.isSaved() || this.now().kind === 'conflict') return;
    await this.save();
  }

  isSaved(): boolean {
    return this.desk.policy() === this.saved.policy && this.desk.title() === this.saved.title;
  }

  retryNow(): void {
    this.retryMs = FIRST_RETRY_MS;
    if (this.now().kind === 'unreachable' || this.now().kind === 'refused') void this.flush();
  }

  /** Somebody saved the draft or moved it on: it is read and brought in, unless that was here. */
  async follow(event: Pick<DraftEvent, 'revision' | 'state'>): Promise<void> {
    await this.flight;
    const head = this.desk.head();
    if (head === null || this.now().kind === 'conflict') return;
    if (event.revision > head.revision || event.state !== head.state) await this.catchUp();
  }

  /** Reads what may have been missed. What cannot be read now is read when the stream opens again; a stale save is refused anyway. */
  async catchUp(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      const { status } = failureOf(error);
      if (status !== 0 && status < 500) throw error;
    }
  }

  /** Reads the draft anew and brings it together with what was typed. */
  async refresh(): Promise<void> {
    const head = this.desk.head();
    if (head === null) return;
    const theirs = await this.source.read(head.id);
    await this.flight;
    if (theirs.revision >= (this.desk.head()?.revision ?? 0)) this.meet(theirs);
  }

  /** Ends a conflict: each thing is taken from the side chosen for it. */
  resolve(side: (path: readonly string[]) => Side): void {
    const state = this.now();
    if (state.kind !== 'conflict') return;
    const { theirs } = state;
    const mine = this.desk.policy();
    const { value } = mergeDrafts(this.saved.policy, mine, theirs.policy, side);
    this.desk.history.record(mine, '', null);
    this.take(theirs, value);
  }

  private wait(): void {
    if (this.isSaved() || !this.desk.editable()) return;
    const { kind } = this.now();
    if (kind === 'conflict' || kind === 'unreachable') return;
    // The same text again would be refused again.
    if (kind === 'refused' && this.desk.policy() === this.refused) return;
    if (this.flight === null) this.now.set({ kind: 'waiting' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  private save(): Promise<void> {
    this.flight ??= this.send().finally(() => {
      this.flight = null;
      this.wait();
    });
    return this.flight;
  }

  private async send(): Promise<void> {
    const { id, revision } = this.desk.head()!;
    const sent = { policy: this.desk.policy(), title: this.desk.title() };
    this.now.set({ kind: 'saving' });
    try {
      const written = await this.link.write(sent.title, revision);
      const answer = await this.source.save(id, written.body);
      this.desk.head.set(await this.link.read(written.id, answer));
      this.saved = sent;
      this.retryMs = FIRST_RETRY_MS;
      this.now.set({ kind: 'saved' });
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    const failure = failureOf(error);
    const { current } = ((error as HttpErrorResponse).error ?? {}) as { current?: DraftText };
    if (failure.code === 'stale-revision' && current !== undefined) return this.meet(current);
    if (failure.status !== 0 && failure.status < 500) {
      this.refused = this.desk.policy();
      this.now.set({ kind: 'refused', failure });
      return;
    }
    this.now.set({ kind: 'unreachable' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.retryMs);
    this.retryMs = Math.min(2 * this.retryMs, LAST_RETRY_MS);
  }

  private meet(theirs: DraftText): void {
    const { value, conflicts } = mergeDrafts(this.saved.policy, this.desk.policy(), theirs.policy);
    if (conflicts.length > 0) this.now.set({ kind: 'conflict', theirs, conflicts });
    else this.take(theirs, value);
  }

  private take(theirs: DraftText, value: DraftPolicy): void {
    const ancestor = this.saved;
    const policy = sharing(ancestor.policy, theirs.policy);
    const same = policy === ancestor.policy;
    if (!same) {
      this.desk.history.rebase((state) => mergeDrafts(ancestor.policy, state, policy).value);
      this.met.set({ name: theirs.updatedBy.name, at: theirs.updatedAt });
    }
    if (this.desk.title() === ancestor.title) this.desk.title.set(theirs.title);
    this.saved = { policy, title: theirs.title };
    this.desk.head.set(headOf(theirs));
    this.link.adopt(policy, theirs.revision);
    this.desk.show(sharing(policy, value));
    this.now.set({ kind: this.isSaved() ? 'saved' : 'waiting' });
    this.wait();
  }
}

function headOf(draft: DraftText): DraftHead {
  const { policy: _, problems: __, ...head } = draft;
  return head;
}
