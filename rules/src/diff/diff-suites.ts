import type { SuiteChange } from '../model/policy-diff.js';
import type { Suite, TestCase } from '../model/test-case.js';
import { canonicalJson } from '../parse/canonical-json.js';
import { changesByKey } from './changes.js';

/** What differs between two lists of suites, case by case; the order of suites and of their cases is none. */
export function diffSuites(before: readonly Suite[], after: readonly Suite[]): SuiteChange[] {
  return changesByKey(byName(before), byName(after), comparableSuite).map(({ key, change }) => ({
    name: key,
    change: change.change,
    ...caseChanges(change.before?.cases ?? [], change.after?.cases ?? []),
  }));
}

function byName(suites: readonly Suite[]): ReadonlyMap<string, Suite> {
  return new Map(suites.map((suite) => [suite.name, suite]));
}

function comparableSuite({ cases }: Suite): string {
  return cases
    .map((testCase) => canonicalJson(testCase))
    .sort()
    .join('\n');
}

/** Names may stand twice in a suite, so cases of one name are compared as a whole: equal bytes cancel out, the rest is paired. */
function caseChanges(
  before: readonly TestCase[],
  after: readonly TestCase[],
): Pick<SuiteChange, 'added' | 'removed' | 'changed'> {
  const then = bytesByName(before);
  const now = bytesByName(after);
  const found = { added: [] as string[], removed: [] as string[], changed: [] as string[] };
  for (const name of new Set([...now.keys(), ...then.keys()])) {
    const left = without(then.get(name) ?? [], now.get(name) ?? []).length;
    const right = without(now.get(name) ?? [], then.get(name) ?? []).length;
    const paired = Math.min(left, right);
    found.changed.push(...Array<string>(paired).fill(name));
    found.added.push(...Array<string>(right - paired).fill(name));
    found.removed.push(...Array<string>(left - paired).fill(name));
  }
  return found;
}

function bytesByName(cases: readonly TestCase[]): ReadonlyMap<string, string[]> {
  const bytes = new Map<string, string[]>();
  for (const testCase of cases) {
    const name = nameOf(testCase);
    const known = bytes.get(name);
    if (known === undefined) bytes.set(name, [canonicalJson(testCase)]);
    else known.push(canonicalJson(testCase));
  }
  return bytes;
}

/** A case without a name bears its attempt's id, as the parser reads it. */
function nameOf(testCase: TestCase): string {
  const name: string | undefined = testCase.name;
  return name ?? testCase.attempt.attemptId;
}

/** What remains of a list when each member of the other takes away one equal to it. */
function without(members: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  return members.filter((member) => {
    const count = counts.get(member) ?? 0;
    if (count > 0) counts.set(member, count - 1);
    return count === 0;
  });
}
