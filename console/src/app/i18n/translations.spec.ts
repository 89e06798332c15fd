import { EN } from './en.js';
import audit from './en/audit.json';
import bench from './en/bench.json';
import calls from './en/calls.json';
import configAudit from './en/config-audit.json';
import decisions from './en/decisions.json';
import directory from './en/directory.json';
import drafts from './en/drafts.json';
import integrations from './en/integrations.json';
import mistakes from './en/mistakes.json';
import overview from './en/overview.json';
import permissions from './en/permissions.json';
import policy from './en/policy.json';
import proofs from './en/proofs.json';
import reviews from './en/reviews.json';
import settings from './en/settings.json';
import shell from './en/shell.json';
import ui from './en/ui.json';
import { JA } from './ja.js';

/** Every text by its dotted key. */
function textsOf(node: unknown, at = ''): [string, string][] {
  if (typeof node === 'string') return [[at, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) =>
    textsOf(value, at === '' ? key : `${at}.${key}`),
  );
}

function placesOf(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/gu)].map((match) => match[1]).sort();
}

describe('The texts of the console', () => {
  const english = new Map(textsOf(EN));
  const japanese = new Map(textsOf(JA));

  it('exist in both languages', () => {
    expect([...english.keys()].filter((key) => !japanese.has(key)))
      .withContext('missing in Japanese')
      .toEqual([]);
    expect([...japanese.keys()].filter((key) => !english.has(key)))
      .withContext('missing in English')
      .toEqual([]);
  });

  it('have top-level names that no other file takes', () => {
    const parts = [
      audit,
      bench,
      calls,
      configAudit,
      decisions,
      directory,
      drafts,
      integrations,
      mistakes,
      overview,
      permissions,
      policy,
      proofs,
      reviews,
      settings,
      shell,
      ui,
    ];
    const names = parts.flatMap((part) => Object.keys(part));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.toSorted()).toEqual(Object.keys(EN).toSorted());
  });

  it('are not empty', () => {
    const empty = [...english, ...japanese].filter(([, text]) => text.trim() === '');
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  it('have the same places to fill in', () => {
    const differing = [...english].filter(
      ([key, text]) => placesOf(text).join() !== placesOf(japanese.get(key) ?? '').join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });
});
