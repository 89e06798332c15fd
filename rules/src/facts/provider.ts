import type { Evidence } from '../model/evidence.js';

/** A provider's name in the one form {@link providerName} gives: what it would change is no name an overlay may be filed under. */
export const PROVIDER_NAME = /^[a-z0-9][a-z0-9.]*(?:-[a-z0-9.]+)*$/;

/** The one form of a provider's name: folded, without what cannot be seen, lower case. An overlay must not be missed for a spelling. */
export function providerName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_\p{Pd}]+/gu, '-');
}

/** What people write where they know of no provider: it names none, so rules must not take it for one without overlay. */
const NO_NAME: ReadonlySet<string> = new Set(['', 'none']);

/** The provider of the business number; undefined while nobody names one. */
export function providerOf(evidence: Evidence): string | undefined {
  const name = providerName(evidence.businessNumber?.provider ?? '');
  return NO_NAME.has(name) ? undefined : name;
}
