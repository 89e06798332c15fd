import { Injectable } from '@nestjs/common';
import { DOCUMENT_LIMITS, parseStrictJson, parseTestCase, type TestCase } from '@ringfence/rules';
import { MalformedInput, Refusal } from '../http/refusal.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { CaseOfDecision } from './case-of-decision.js';
import { DraftStore } from './draft-store.js';
import type { AddCaseBody, Draft, WrittenPolicy } from './draft.dto.js';
import { SaveDraft } from './save-draft.js';

interface WrittenSuite {
  readonly name?: unknown;
  readonly cases?: unknown;
}

/** Puts a case into a suite of a draft, which is begun where there is none of the name: a change of its text like any other. */
@Injectable()
export class AddCase {
  constructor(
    private readonly store: DraftStore,
    private readonly caseOfDecision: CaseOfDecision,
    private readonly saveDraft: SaveDraft,
  ) {}

  /**
   * @throws MalformedInput when the case cannot be read
   * @throws Refusal as `CaseOfDecision` and `SaveDraft`; 409 `suites-unreadable` while nothing can be put into the suites
   */
  async execute(draftId: string, body: AddCaseBody, by: ActingPerson): Promise<Draft> {
    const testCase =
      'decisionId' in body
        ? this.caseOfDecision.execute(body.decisionId, body.name)
        : readCase(body.case);
    const { draft, text } = this.store.withText(draftId);
    const policy = JSON.parse(text) as WrittenPolicy;
    const suites = withCase(policy['suites'], body.suite, testCase);
    return this.saveDraft.execute(
      draftId,
      { revision: draft.revision, policy: { ...policy, suites } },
      by,
    );
  }
}

function readCase(value: unknown): TestCase {
  const { value: testCase, problems } = parseTestCase(value, '/case');
  if (problems !== undefined) throw new MalformedInput(problems);
  return testCase;
}

/** The suites with one case more, as text where they are a text. */
function withCase(part: unknown, suite: string, testCase: TestCase): unknown {
  const suites = typeof part === 'string' ? parseStrictJson(part, DOCUMENT_LIMITS).value : part;
  if (!Array.isArray(suites)) throw unreadable();
  const found = (suites as WrittenSuite[]).findIndex((one) => one?.name === suite);
  const { cases = [] } = (suites as WrittenSuite[])[found] ?? {};
  if (!Array.isArray(cases)) throw unreadable();
  const grown = { name: suite, cases: [...(cases as unknown[]), testCase] };
  const all = found < 0 ? [...(suites as unknown[]), grown] : suites.with(found, grown);
  return typeof part === 'string' ? JSON.stringify(all, null, 2) : all;
}

function unreadable(): Refusal {
  return new Refusal(
    409,
    'suites-unreadable',
    'the suites are no list of suites at the moment: mend them first',
  );
}
