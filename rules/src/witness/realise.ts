import { candidatesOf } from '../engine/judge-target.js';
import { deriveFacts } from '../facts/derive-facts.js';
import type { FactSheet } from '../facts/inquiry.js';
import { addNumberFacts } from '../facts/number-facts.js';
import type { CallAttempt } from '../model/call-attempt.js';
import type { BusinessNumber, Evidence } from '../model/evidence.js';
import type { Facts } from '../model/fact.js';
import type { Parameter } from '../model/parameter.js';
import { isInstant } from '../parse/instant.js';
import { parseCallAttempt, parseEvidence } from '../parse/parse-question.js';
import { callFrames } from './call-frame.js';
import {
  figureInstants,
  figureProviders,
  settingOf,
  type FigureSetting,
} from './figure-settings.js';
import { findingWishes } from './finding-wish.js';
import { permissionFor } from './grant-evidence.js';
import { emergencyNumber } from './leg-endpoint.js';
import { searchLegs, type SearchBudget } from './leg-search.js';
import { numberFor } from './number-evidence.js';
import type { LegWishes } from './open-plan.js';
import { passedKinds } from './passed-kinds.js';
import { questionOfPlan } from './question-of-plan.js';
import { areMet, isWanted, wantedOr, type ListMatch, type WantedFacts } from './wanted-facts.js';

/** A well-formed question whose facts are the wanted ones: shown by deriving them, not by the way it was built. */
export interface RealisedQuestion {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** Every fact of the question, as `decide` judges it. */
  readonly facts: Facts;
}

export interface RealiseOptions {
  /** The instant where `clock.now` is free, epoch milliseconds; absent: noon in Japan on the last day figures changed. */
  readonly now?: number;
  /** How wanted lists are met; absent: `exact`. */
  readonly lists?: ListMatch;
  /** Most steps of the search; absent: {@link STEPS}. */
  readonly steps?: number;
}

const STEPS = 4000;
/** Most questions built for one setting of number and figures: whoever misses so often will miss again. */
const QUESTIONS = 60;

/**
 * Builds a question with the wanted facts: the inverse of `deriveFacts`, under the same parameters.
 *
 * Each group of facts is built by itself and tried with the real derivation; the whole is derived again before it is returned,
 * and parsed. Deterministic and bounded.
 *
 * @returns undefined when no question was found; that none exists is not said
 */
export function realise(
  wanted: WantedFacts,
  parameters: readonly Parameter[],
  options: RealiseOptions = {},
): RealisedQuestion | undefined {
  const lists = options.lists ?? 'exact';
  const budget: SearchBudget = { steps: options.steps ?? STEPS };
  for (const setting of settingsFor(wanted, parameters, lists, options.now)) {
    const permission = permissionFor(wanted, setting);
    if (permission === undefined) continue;
    for (const number of numbersFor(wanted, setting, lists)) {
      const found = questionFor(wanted, parameters, { setting, permission, number }, lists, budget);
      if (found !== undefined) return found;
      if (budget.steps <= 0) return undefined;
    }
  }
  return undefined;
}

interface Chosen {
  readonly setting: FigureSetting;
  readonly permission: NonNullable<ReturnType<typeof permissionFor>>;
  readonly number: BusinessNumber | undefined;
}

function* settingsFor(
  wanted: WantedFacts,
  parameters: readonly Parameter[],
  lists: ListMatch,
  preferred: number | undefined,
): Generator<FigureSetting> {
  const clock = wantedOr(wanted, 'clock.now', 'free');
  const usual = preferred === undefined ? [] : [preferred];
  const instants = clock === 'free' ? [...usual, ...figureInstants(parameters)] : [clock];
  const provider = wantedOr(wanted, 'businessNumber.provider', 'free');
  const providers: readonly unknown[] =
    provider === 'free' ? [...figureProviders(parameters), undefined] : [provider ?? undefined];
  for (const now of instants) {
    if (typeof now !== 'number' || !isTellable(now)) continue;
    for (const name of providers) {
      if (name !== undefined && typeof name !== 'string') continue;
      const setting = settingOf(parameters, now, name);
      if (areMet(setting.limits, wanted, lists, isLimitFact)) yield setting;
    }
  }
}

function isLimitFact(name: string): boolean {
  return name === 'limits.known' || name.startsWith('limit.');
}

/** Whether an instant can be written down as RFC 3339, with some days around it. */
function isTellable(now: number): boolean {
  const year = 366 * 86_400_000;
  return [now - year, now, now + year].every(
    (at) => Number.isInteger(at) && Math.abs(at) < 8e15 && isInstant(new Date(at).toISOString()),
  );
}

const NUMBER_PREFIXES = ['businessNumber.', 'restrictions.', 'callHours.'];

/** Depends on the flow, so it is met with the legs. */
const DESTINATIONS = 'businessNumber.destinationCount';

function isNumberFact(name: string): boolean {
  return name !== DESTINATIONS && NUMBER_PREFIXES.some((prefix) => name.startsWith(prefix));
}

/** Business numbers with the wanted facts: a registered one, and one nobody registered. */
function* numbersFor(
  wanted: WantedFacts,
  setting: FigureSetting,
  lists: ListMatch,
): Generator<BusinessNumber | undefined> {
  const count = wantedOr(wanted, DESTINATIONS, 'free');
  const registered = numberFor(wanted, setting, lists);
  const options = setting.provider === undefined ? [registered, undefined] : [registered];
  for (const number of options) {
    if (count !== 'free' && (count === null) !== (number === undefined)) continue;
    const evidence: Evidence = number === undefined ? {} : { businessNumber: number };
    const facts: FactSheet = {};
    addNumberFacts(facts, {
      ...setting,
      evidence,
      providerKnown: setting.provider !== undefined,
    });
    if (areMet(facts, wanted, lists, isNumberFact)) yield number;
  }
}

function questionFor(
  wanted: WantedFacts,
  parameters: readonly Parameter[],
  { setting, permission, number }: Chosen,
  lists: ListMatch,
  budget: SearchBudget,
): RealisedQuestion | undefined {
  const all = findingWishes(wanted, lists);
  if (all === undefined) return undefined;
  const { now } = setting;
  const emergency = emergencyNumber(setting.values);
  const kinds = wantedOr(wanted, 'legs.kinds', null);
  let questions = QUESTIONS;
  let found: RealisedQuestion | undefined;
  for (const { via, wishes } of passedKinds(wanted, all)) {
    const legs: LegWishes = {
      kinds: Array.isArray(kinds) ? (kinds as readonly string[]) : null,
      lists,
      findings: wishes,
      appInCall: flag(wanted, 'flow.appInCall'),
      whatsappInCall: flag(wanted, 'flow.whatsappInCall'),
      mayHoldMenu: via.length > 0 || wantedOr(wanted, 'flow.via', 'free') !== 'none',
      mayBeEmergency: emergency !== undefined,
      plainUser: plainUser(wanted),
    };
    for (const frame of callFrames(wanted, wishes, lists, number !== undefined)) {
      searchLegs(frame, legs, budget, (plan) => {
        const material = { wanted, setting, permission, number, frame, via };
        const { attempt, evidence } = questionOfPlan(plan, material);
        const candidate = candidatesOf(attempt, evidence)[0];
        const facts = deriveFacts(attempt, evidence, parameters, now, candidate);
        if (areMet(facts, wanted, lists) && isWellFormed(attempt, evidence))
          found = { attempt, evidence, now, facts };
        return found !== undefined || --questions <= 0;
      });
      if (found !== undefined || questions <= 0 || budget.steps <= 0) return found;
    }
  }
  return found;
}

function flag(wanted: WantedFacts, name: string): boolean | undefined {
  const value = isWanted(wanted, name) ? wanted[name] : undefined;
  return typeof value === 'boolean' ? value : undefined;
}

/** A user's address is compared with the number they are known by; the one that is rung, always. */
function plainUser(wanted: WantedFacts): LegWishes['plainUser'] {
  const target = flag(wanted, 'flow.userMatches') === true;
  const waId = wantedOr(wanted, 'user.waId', 'none');
  return { target, origin: target && waId !== 'none' };
}

function isWellFormed(attempt: CallAttempt, evidence: Evidence): boolean {
  return (
    parseCallAttempt(attempt).value !== undefined && parseEvidence(evidence).value !== undefined
  );
}
