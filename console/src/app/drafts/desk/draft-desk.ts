import type { DraftHead } from '../../api/draft-wire.js';
import type { DraftPolicy } from '@ringfence/rules';
import { computed, inject, Injectable, signal } from '@angular/core';
import { ScribeLink } from '../scribe/scribe-link.js';
import { withInserted, without, withValue } from '../text/json-pointer.js';
import { EditHistory } from './edit-history.js';

export const EMPTY_POLICY: DraftPolicy = {
  rulesets: { 'pstn-ban': {}, routing: {}, 'call-permission': {} },
  parameters: [],
  suites: [],
  properties: [],
};

/** The draft that is open: its text as it is typed, in whichever view, and the steps that led there. */
@Injectable()
export class DraftDesk {
  private readonly link = inject(ScribeLink);
  private readonly text = signal<DraftPolicy>(EMPTY_POLICY);

  readonly head = signal<DraftHead | null>(null);
  readonly title = signal('');
  /** The version the draft began with; null while it is not known. */
  readonly base = signal<DraftPolicy | null>(null);
  readonly history = new EditHistory<DraftPolicy>();
  readonly policy = this.text.asReadonly();

  /** A draft that was handed in is read; taking it back makes it a draft again. */
  readonly editable = computed(() => {
    const head = this.head();
    return head !== null && head.state === 'draft' && head.may.edit;
  });

  /**
   * Puts a value in its place.
   *
   * @param typing names what is being typed: the same name again is the same step to take back
   */
  change(at: string, value: unknown, typing: string | null = null): void {
    this.become(withValue(this.text(), at, value), at, typing);
  }

  insert(at: string, value: unknown): void {
    this.become(withInserted(this.text(), at, value), at, null);
  }

  remove(at: string): void {
    this.become(without(this.text(), at), at, null);
  }

  /** Puts another text in place of the whole. */
  replace(policy: DraftPolicy): void {
    this.become(policy, '', null);
  }

  /** @returns the place that changed; null: there was no step */
  undo(): string | null {
    return this.go(this.history.undo(this.text()));
  }

  redo(): string | null {
    return this.go(this.history.redo(this.text()));
  }

  /** Shows another text, as it was read or brought together with somebody else's: no step to take back. */
  show(policy: DraftPolicy): void {
    this.text.set(policy);
    this.link.edit(policy);
  }

  private become(policy: DraftPolicy, at: string, typing: string | null): void {
    if (policy === this.text() || !this.editable()) return;
    this.history.record(this.text(), at, typing);
    this.show(policy);
  }

  private go(step: { readonly state: DraftPolicy; readonly at: string } | null): string | null {
    if (step === null || !this.editable()) return null;
    this.show(step.state);
    return step.at;
  }
}
