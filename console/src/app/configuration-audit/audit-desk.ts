import { computed, inject, Injectable, signal } from '@angular/core';
import type { ConfigurationAuditResult, Guarded } from '@ringfence/rules';
import { Doing } from '../api/doing.js';
import { ConfigurationAuditSource } from './audit-source.js';
import { auditedText, withFiles, type AuditedText } from './audited-text.js';

/** What an audit found, with the very files it was about. */
export interface Audited {
  readonly files: readonly AuditedText[];
  readonly guarded: Guarded | undefined;
  readonly result: ConfigurationAuditResult;
}

/** The files chosen and what was found in them; they stay while somebody looks elsewhere in the console, and nowhere else. */
@Injectable({ providedIn: 'root' })
export class AuditDesk {
  private readonly source = inject(ConfigurationAuditSource);
  private readonly chosen = signal<readonly AuditedText[]>([]);
  private readonly found = signal<Audited | null>(null);

  readonly files = this.chosen.asReadonly();
  readonly audited = this.found.asReadonly();
  readonly doing = new Doing();
  /** One URL prefix, or id, a line. */
  readonly urls = signal('');
  readonly configurations = signal('');
  readonly sendable = computed(() => this.files().filter(({ problems }) => problems.length === 0));
  /** What asks the decision point; undefined: nobody said. */
  private readonly guarded = computed((): Guarded | undefined => {
    const urls = linesOf(this.urls());
    const callsConfigurationIds = linesOf(this.configurations());
    const isSaid = urls.length + callsConfigurationIds.length > 0;
    return isSaid ? { urls, callsConfigurationIds } : undefined;
  });
  /** What is shown was found in other files, or with other things said, than are there now. */
  readonly stale = computed(() => {
    const audited = this.audited();
    return (
      audited !== null && (audited.files !== this.sendable() || audited.guarded !== this.guarded())
    );
  });

  async add(files: readonly File[]): Promise<void> {
    const added = await Promise.all(
      files.map(async (file) => auditedText(file.name, await file.text())),
    );
    this.chosen.update((before) => withFiles(before, added));
  }

  remove(name: string): void {
    this.chosen.update((files) => files.filter((file) => file.name !== name));
  }

  clear(): void {
    this.chosen.set([]);
    this.found.set(null);
    this.doing.forget();
  }

  /** Answers whether there is a result. */
  audit(): Promise<boolean> {
    const files = this.sendable();
    const guarded = this.guarded();
    return this.doing.run(async () => {
      const result = await this.source.audit({
        platform: 'infobip',
        files: files.map(({ name, content }) => ({ name, content })),
        ...(guarded === undefined ? {} : { guarded }),
      });
      this.found.set({ files, guarded, result });
    });
  }
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
