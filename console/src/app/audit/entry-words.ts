import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { AuditEntry } from '../api/audit-wire.js';

/** Entries of the ledger in the reader's words. */
@Injectable({ providedIn: 'root' })
export class EntryWords {
  private readonly transloco = inject(TranslocoService);

  /** What happened. An act the console has no words for is told by its name. */
  what({ kind, leaf }: AuditEntry): string {
    if (kind === 'decision') {
      const effect = leaf['effect'] === 'permit' ? 'permit' : 'deny';
      return this.transloco.translate(`audit.decision.${effect}`);
    }
    if (kind === 'gap') return this.transloco.translate('audit.gap');
    return this.action(textOf(leaf['action']));
  }

  /** An act by its name. */
  action(name: string): string {
    const key = `acted.${name}`;
    const words = this.transloco.translate<string>(key);
    return typeof words !== 'string' || words === key || words === '' ? name : words;
  }

  /** What it was about. */
  about({ kind, leaf }: AuditEntry): string {
    if (kind === 'act') return textOf(leaf['object']);
    if (kind !== 'decision') return '';
    const [first] = Array.isArray(leaf['reasons']) ? (leaf['reasons'] as unknown[]) : [];
    return textOf(
      typeof first === 'object' && first !== null ? (first as { code?: unknown }).code : first,
    );
  }

  /** Who did it. */
  who({ kind, leaf, actorName }: AuditEntry): string {
    if (actorName !== null) return actorName;
    if (kind === 'decision') return textOf(leaf['key']);
    const actor = leaf['actor'] as { kind?: unknown; id?: unknown } | undefined;
    return actor?.kind === 'system' ? this.transloco.translate('audit.system') : textOf(actor?.id);
  }
}

/** Where the thing an entry is about can be looked at; null when there is no page of it. */
export function placeOfEntry({ kind, leaf }: AuditEntry): readonly string[] | null {
  if (kind === 'decision') return ['/decisions', textOf(leaf['decisionId'])];
  const [thing, id] = textOf(leaf['object']).split('/');
  if (id === undefined || id === '') return null;
  if (thing === 'draft') return ['/reviews', id];
  if (thing === 'version') return ['/policy/versions', id];
  const details = leaf['details'] as { version?: unknown } | undefined;
  const version = textOf(details?.version);
  if (thing === 'bundle' && version !== '') return ['/policy/versions', version];
  const page = PAGES[thing];
  return page === undefined ? null : [page];
}

const PAGES: Readonly<Record<string, string>> = {
  person: '/settings/people',
  'machine-key': '/settings/keys',
  confirmation: '/settings/confirmations',
  'kill-switch': '/settings/safety',
  settings: '/settings/safety',
};

/** Icon of what happened. */
export function iconOfEntry({ kind, leaf }: AuditEntry): string {
  if (kind === 'decision') return 'decisions';
  if (kind === 'gap') return 'warn';
  const [thing] = textOf(leaf['action']).split('.');
  return ICONS[thing] ?? 'audit';
}

const ICONS: Readonly<Record<string, string>> = {
  draft: 'draft',
  promotion: 'play',
  'kill-switch': 'deny',
  session: 'lock',
  person: 'permission',
  'machine-key': 'lock',
  invitation: 'permission',
  password: 'lock',
  directory: 'directory',
  confirmation: 'review',
  settings: 'settings',
  event: 'clock',
};

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
