import type { DraftPolicy } from '@ringfence/rules';
import { inject, Injectable } from '@angular/core';
import { get } from 'idb-keyval';
import { Session } from '../../api/session.js';
import { DraftSource } from '../draft-source.js';
import type { KeptText } from '../scribe/scribe-messages.js';
import { DraftSaving } from './draft-saving.js';
import { DraftWatch } from './draft-watch.js';

/** Opens a draft: its text, the version it began with, and what the browser kept of it that was never saved. */
@Injectable()
export class OpenDraft {
  private readonly source = inject(DraftSource);
  private readonly saving = inject(DraftSaving);
  private readonly watch = inject(DraftWatch);
  private readonly session = inject(Session);
  /** Versions never change: one that was read is known for good. */
  private readonly versions = new Map<string, Promise<DraftPolicy>>();

  async execute(id: string): Promise<void> {
    const keptAs = `draft:${this.session.person()?.id ?? ''}:${id}`;
    const [draft, kept] = await Promise.all([this.source.read(id), get<KeptText>(keptAs)]);
    const base = await this.version(draft.base.digest);
    this.saving.open(draft, base, kept ?? null, keptAs);
    this.watch.begin(id);
  }

  private version(digest: string): Promise<DraftPolicy> {
    const known = this.versions.get(digest) ?? this.source.version(digest);
    this.versions.set(digest, known);
    return known;
  }
}
