import { Injectable } from '@nestjs/common';
import {
  pstnBanProblems,
  pstnFiguresProblems,
  RULESET_NAMES,
  type PolicyDocument,
  type ProofCertificate,
} from '@ringfence/rules';
import type { CaseOutcome, RunDone, SuiteReport } from '../bench/suite-report.js';
import { SuiteRuns } from '../bench/suite-runs.js';
import { WorkFailed } from '../threads/work-threads.js';
import { digestOfText, readDraft } from '../drafts/draft-text.js';
import { readShippedPolicy } from '../policy/shipped-packs.js';
import { AnalysisRuns } from '../proofs/analysis-runs.js';
import { proofGate } from '../proofs/proof-gate.js';
import { open, shut, type GateName, type GateProblem, type GateResult } from './gates.js';

/** Codes of problems that tell of size, not of meaning (I2). */
const LIMIT_CODES: ReadonlySet<string> = new Set(['too-large', 'too-many', 'too-deep', 'too-long']);
/** Problems told of one gate; a policy that is wrong everywhere must not cost a long answer. */
const MOST_TOLD = 100;
/** Answers kept; the same bytes give the same answer. */
const MOST_KEPT = 32;

/** What was worked out anew, and the certificate of what was proved; none where nothing could be. */
export interface Rechecked {
  readonly results: readonly GateResult[];
  readonly certificate?: ProofCertificate;
}

/** A check of a draft's text, under way or in line. */
interface Check {
  /** Digest of the text. */
  readonly key: string;
  readonly stop: AbortController;
  readonly results: Promise<readonly GateResult[]>;
}

/**
 * The gates that depend on a policy's bytes alone: parse, limits, pstn-ban, suites, oracles, coverage, proofs.
 *
 * Checks of drafts stand in line, one at a time, so that they take little of the machine that decides calls; a promotion does not
 * stand in that line.
 */
@Injectable()
export class ContentGates {
  /** By the digest of the text; the one asked for last comes last. */
  readonly #known = new Map<string, readonly GateResult[]>();
  /** The check under way of each draft. */
  readonly #checks = new Map<string, Check>();
  #last: Promise<unknown> = Promise.resolve();
  #shipped: PolicyDocument | undefined;

  constructor(
    private readonly runs: SuiteRuns,
    private readonly analyses: AnalysisRuns,
  ) {}

  /**
   * What the gates say of a draft's text. Cases that could not be run to their end prove nothing, and are run again when asked
   * again; a newer text of the same draft cuts them off.
   */
  check(draftId: string, text: string): Promise<readonly GateResult[]> {
    const known = this.known(text);
    if (known !== undefined && !known.some(isUnproved)) return Promise.resolve(known);
    const key = digestOfText(text);
    const before = this.#checks.get(draftId);
    if (before?.key === key) return before.results;
    before?.stop.abort();
    const stop = new AbortController();
    const results = this.#last.then(() => this.#run(text, stop.signal));
    const check: Check = { key, stop, results };
    this.#checks.set(draftId, check);
    const end = (): void => {
      if (this.#checks.get(draftId) === check) this.#checks.delete(draftId);
    };
    // The next in line begins whether this one succeeded or not; its own caller hears of the failure.
    this.#last = results.then(end, end);
    return results;
  }

  /** What the gates say of a draft's text or of a version's canonical bytes, worked out anew, whatever was found before. */
  async recheck(text: string): Promise<Rechecked> {
    const { results, certificate } = await this.#work(text);
    this.#keep(text, results);
    return { results, ...(certificate === undefined ? {} : { certificate }) };
  }

  /** What was found before of these bytes; undefined: nothing yet. */
  known(text: string): readonly GateResult[] | undefined {
    return this.#known.get(digestOfText(text));
  }

  #keep(text: string, results: readonly GateResult[]): void {
    const key = digestOfText(text);
    this.#known.delete(key);
    this.#known.set(key, results);
    if (this.#known.size > MOST_KEPT) this.#known.delete(this.#known.keys().next().value!);
  }

  async #run(text: string, signal?: AbortSignal): Promise<readonly GateResult[]> {
    const { results } = await this.#work(text, signal);
    if (signal?.aborted !== true) this.#keep(text, results);
    return results;
  }

  async #work(text: string, signal?: AbortSignal): Promise<Rechecked> {
    const { policy: document, problems } = readDraft(text);
    const beyond = problems.filter(({ code }) => LIMIT_CODES.has(code));
    const unread = problems.filter(({ code }) => !LIMIT_CODES.has(code));
    const first = [gate('parse', unread), gate('limits', beyond)];
    if (document === undefined) return { results: [...first, ...NOT_ASKED] };
    this.#shipped ??= readShippedPolicy();
    const { rulesets, parameters } = this.#shipped;
    const weakened = [
      ...pstnBanProblems(rulesets['pstn-ban'], document.rulesets['pstn-ban']),
      ...pstnFiguresProblems(parameters, document.parameters),
    ];
    const tried = await this.#try(document, signal);
    const { results, certificate } = await this.#prove(document, signal);
    return {
      results: [...first, gate('pstn-ban', weakened), ...tried, ...results],
      ...(certificate === undefined ? {} : { certificate }),
    };
  }

  async #prove(document: PolicyDocument, signal?: AbortSignal): Promise<Rechecked> {
    try {
      const { analysis, certificate } = await this.analyses.run(document, undefined, signal);
      return { results: [proofGate(analysis, document)], certificate };
    } catch (error) {
      return { results: notRun(error, ['proofs'], '') };
    }
  }

  async #try(document: PolicyDocument, signal?: AbortSignal): Promise<GateResult[]> {
    const cases: CaseOutcome[] = [];
    let done: RunDone | undefined;
    const hear = (report: SuiteReport): void => {
      if (report.type === 'case') cases.push(report);
      if (report.type === 'done') done = report;
    };
    const failure = await this.runs.run(document, hear, signal).then(
      () => undefined,
      (error: unknown) => notRun(error, ['suites', 'oracles', 'coverage'], '/suites'),
    );
    if (failure !== undefined) return failure;
    return [
      gate('suites', cases.filter(({ pass }) => pass === false).map(failedCase)),
      gate('oracles', cases.filter(({ secondOpinion }) => !secondOpinion.agrees).map(disputedCase)),
      gate(
        'coverage',
        done!.coverage.uncoveredRules.map((rule) => uncoveredRule(document, rule)),
      ),
    ];
  }
}

/** Of a text that is no policy these gates have nothing to say. */
const NOT_ASKED: readonly GateResult[] = (
  ['pstn-ban', 'suites', 'oracles', 'coverage', 'proofs'] as const
).map((name) =>
  shut(name, [
    { at: '', code: 'not-checked', message: 'the text is no policy yet: mend it first' },
  ]),
);

const RUN_FAILED = 'run-failed';

/** Gates whose work did not come to its end are shut. */
function notRun(error: unknown, gates: readonly GateName[], at: string): GateResult[] {
  if (!(error instanceof WorkFailed)) throw error;
  const message = `it could not be run to its end: ${error.message}`;
  return gates.map((name) => shut(name, [{ at, code: RUN_FAILED, message }]));
}

function isUnproved({ problems }: GateResult): boolean {
  return problems.some(({ code }) => code === RUN_FAILED);
}

function gate(name: GateName, problems: readonly GateProblem[]): GateResult {
  if (problems.length === 0) return open(name);
  const told = problems
    .slice(0, MOST_TOLD)
    .map(({ at, code, message }): GateProblem => ({ at, code, message }));
  const more = problems.length - told.length;
  return shut(
    name,
    more === 0
      ? told
      : [...told, { at: '', code: 'more-problems', message: `${more} more problems` }],
  );
}

function failedCase({ at, name, differences }: CaseOutcome): GateProblem {
  return { at, code: 'case-failed', message: `case \`${name}\`: ${differences.join('; ')}` };
}

function disputedCase({ at, name, secondOpinion }: CaseOutcome): GateProblem {
  const message = `case \`${name}\`: ${secondOpinion.differences.join('; ')}`;
  return { at, code: 'oracles-disagree', message };
}

function uncoveredRule({ rulesets }: PolicyDocument, id: string): GateProblem {
  const ruleset = RULESET_NAMES.find((name) => id.startsWith(`${name}/`))!;
  const rule = rulesets[ruleset].rules.findIndex(({ name }) => `${ruleset}/${name}` === id);
  return {
    at: `/rulesets/${ruleset}/rules/${rule}`,
    code: 'rule-not-covered',
    message: `no case that expects something is matched by rule \`${id}\`: add one`,
  };
}
