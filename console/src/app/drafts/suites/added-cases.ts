import type { DraftPolicy, TestCase } from '@ringfence/rules';
import { freeName } from '../text/free-name.js';
import { below } from '../text/json-pointer.js';
import { listIn, nameIn } from '../text/readable.js';

/** One change of a draft that puts cases into a suite. */
export interface CaseAddition {
  /** JSON pointer of what changes. */
  readonly at: string;
  readonly value: unknown;
  /** Whether the value is a new member of a list, before the place named. */
  readonly isNew: boolean;
}

/** Names of the suites that cases can be put into. */
export function suiteNames(policy: DraftPolicy): readonly string[] {
  return listIn(policy.suites).flatMap((suite) =>
    casesOf(suite) === null ? [] : (nameIn(suite) ?? []),
  );
}

/** Puts cases into the suite of that name, or into a new one; a case named like another there gets a number. */
export function caseAddition(
  policy: DraftPolicy,
  suiteName: string,
  cases: readonly TestCase[],
): CaseAddition {
  const suites = listIn(policy.suites);
  const index = suites.findIndex((suite) => nameIn(suite) === suiteName && casesOf(suite) !== null);
  const there = index < 0 ? [] : (casesOf(suites[index]) ?? []);
  const taken = new Set(there.map((each) => nameIn(each)));
  const named = cases.map((each) => {
    const name = freeName(each.name, taken);
    taken.add(name);
    return { ...each, name };
  });
  if (index >= 0) {
    return { at: below('/suites', index, 'cases'), value: [...there, ...named], isNew: false };
  }
  const value = { name: suiteName, cases: named };
  return { at: below('/suites', suites.length), value, isNew: true };
}

/** Null: its cases cannot be taken one by one. */
function casesOf(suite: unknown): readonly unknown[] | null {
  const cases = (suite as { cases?: unknown } | null)?.cases;
  return Array.isArray(cases) ? (cases as unknown[]) : null;
}
