import type { MutationReport, PolicyDocument, Suite, TestCase } from '@ringfence/rules';
import { aPolicy } from '../draft.fixture.js';
import { caseAddition } from './added-cases.js';
import type { FromMistakes } from './mistake-messages.js';
import { tryMistakes } from './try-mistakes.js';

const POLICY = aPolicy() as unknown as PolicyDocument;

function tried(policy: PolicyDocument | null): readonly FromMistakes[] {
  const told: FromMistakes[] = [];
  let now = 0;
  tryMistakes(
    policy,
    (message) => told.push(message),
    () => (now += 1),
  );
  return told;
}

function reportOf(policy: PolicyDocument): MutationReport {
  const last = tried(policy).at(-1);
  if (last?.kind !== 'done') throw new Error(`ended with ${last?.kind}`);
  return last.report;
}

describe('tryMistakes', () => {
  it('tells how far it is before it tells what it found', () => {
    const kinds = tried(POLICY).map(({ kind }) => kind);
    expect(kinds.slice(0, -1)).toContain('progress');
    expect(kinds.indexOf('done')).toBe(kinds.length - 1);
  });

  it('finds nothing left to notice once all the cases it made are in the draft', () => {
    const before = reportOf(POLICY);
    expect(before.survivors.length).toBeGreaterThan(0);
    const made: TestCase[] = before.cases.map((each) => each.case);
    const { value } = caseAddition(aPolicy(), 'made', made);
    const after = reportOf({ ...POLICY, suites: [...POLICY.suites, value as Suite] });
    expect(after.survivors).toEqual([]);
    expect(after.killed).toBe(before.killed + before.survivors.length);
  });

  it('says so where the draft is no policy at the moment', () =>
    expect(tried(null)).toEqual([{ kind: 'unreadable' }]));
});
