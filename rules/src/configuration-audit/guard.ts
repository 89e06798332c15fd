import type { Guarded } from '../model/configuration-audit.js';

/** Tells what on the platform asks the decision point. */
export interface Guard {
  /** Whether a request to this URL reaches the decision point. */
  asks(url: string): boolean;
  /** Whether this Calls configuration asks; `unsaid` where nobody told which do. */
  asksFrom(callsConfigurationId: string): 'yes' | 'no' | 'unsaid';
}

/**
 * Makes the guard of an audit.
 *
 * Who names the guarded URLs means exactly these. Where nobody does, the decision point's own adapters are, if the files name
 * them; else any URL is taken for it, as behind a proxy of another name: then more is said of what stands around it, not less.
 *
 * @param adapters URL prefix of the decision point's own adapters, where it is known
 * @param urls every URL the files name as something to be asked
 */
export function guardOf(
  guarded: Guarded | undefined,
  adapters: string | undefined,
  urls: readonly string[],
): Guard {
  const own = adapters === undefined ? [] : [adapters];
  const prefixes = guarded?.urls ?? (urls.some((url) => isUnder(url, own)) ? own : undefined);
  const configurations = guarded && new Set(guarded.callsConfigurationIds);
  return {
    asks: (url) => (prefixes === undefined ? url !== '' : isUnder(url, prefixes)),
    asksFrom: (id) => {
      if (configurations === undefined) return 'unsaid';
      return configurations.has(id) ? 'yes' : 'no';
    },
  };
}

/** A prefix ends where a part of the URL ends: `https://pdp.example` is none of `https://pdp.example.net/`. */
function isUnder(url: string, prefixes: readonly string[]): boolean {
  const asked = comparable(url);
  // A path that climbs leaves the prefix again.
  if (/\/\.\.(?:[/?#]|$)|%2e/i.test(asked)) return false;
  return prefixes.some((text) => {
    const prefix = comparable(text);
    if (prefix === '' || !asked.startsWith(prefix)) return false;
    return prefix.endsWith('/') || /^(?:[/?#]|$)/.test(asked.slice(prefix.length));
  });
}

/** Scheme and host have no letter case. */
function comparable(url: string): string {
  return url.trim().replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, (origin) => origin.toLowerCase());
}
