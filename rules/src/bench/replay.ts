import type { CompiledPolicy } from '../engine/compile-policy.js';
import { decide, type Question } from '../engine/decide.js';
import { killSwitchDeny } from '../engine/kill-switch.js';
import { CONNECTED_CALL_LIMIT, reservationOf, standInDeny } from '../engine/reservation.js';
import type { Judgement, UnrecordedDecision } from '../model/decision.js';
import type { ReplayChange, ToldDecision } from '../model/impact.js';
import { canonicalJson } from '../parse/canonical-json.js';
import type { OpenRule } from './open-rules.js';
import { openings, type Opening } from './openings.js';
import type { RecordedDecision } from './recorded-decision.js';
import { isKilled, isStandIn, shortName } from './recorders-denies.js';

export type { RecordedDecision } from './recorded-decision.js';

/** What a recorded decision would have become. */
export type Replay =
  | {
      readonly change: 'same' | ReplayChange;
      readonly before: ToldDecision;
      readonly after: ToldDecision;
      /** Rules behind the change, `<ruleset>/<rule>`: of a new deny those that deny now, of a new permit those that denied then. */
      readonly rules: readonly string[];
    }
  | {
      readonly change: 'not-replayable';
      readonly before: ToldDecision;
      /** Facts the record lacks on which the answer would rest. */
      readonly facts: readonly string[];
      /** Rules that read them. */
      readonly rules: readonly string[];
    };

/**
 * What a policy would have made of a recorded decision, told only where it is certain.
 *
 * An unknown fact denies in a replay as it does live, but a record may lack what would have been learned had a rule asked for it
 * then. Where the answer would rest on such a fact it is `not-replayable`, never guessed (`openRules` tells which these are).
 * Each decision is replayed alone, with the counts of its record: what another answer would have changed for later calls is not
 * followed.
 *
 * Two recorded denies were not the rules' own, and are replayed as what they were:
 * - `kill-switch`: the switch was on, whatever the policy, so a permit becomes the same deny again;
 * - a stand-in `connected-call-limit`, whose rule did not match: another call had taken the last slot. A limit that is no higher
 *   than then leaves no slot either; under a higher one nobody knows, since the count at that instant is not on record.
 */
export function replayDecision(policy: CompiledPolicy, recorded: RecordedDecision): Replay {
  const { attempt, evidence, now, decision } = recorded;
  const question: Question = { attempt, evidence, now, decisionId: decision.decisionId };
  const before = told(decision);
  const judged = decide(policy, question);
  const open = openings(policy, question, judged, recorded);
  const unsure = unsureRules(open, judged.decision, decision);
  if (unsure.length > 0) {
    const facts = unique(unsure.flatMap((rule) => rule.facts));
    return {
      change: 'not-replayable',
      before,
      facts,
      rules: unique(unsure.map(({ rule }) => rule.id)),
    };
  }
  const after = asRecorded(policy, question, judged, recorded);
  if (after === null) {
    return { change: 'not-replayable', before, facts: [SLOTS_TAKEN], rules: [] };
  }
  const change = changeBetween(decision, after.decision);
  return {
    change,
    before,
    after: told(after.decision),
    rules: rulesBehind(change, recorded, after),
  };
}

const SLOTS_TAKEN = 'usage.connectedCalls24h';
const SLOT_LIMIT = 'limit.connectedCalls24h';

/** The open rules that keep it from being told what became of the decision. */
function unsureRules(
  open: readonly Opening[],
  after: UnrecordedDecision,
  before: UnrecordedDecision,
): readonly OpenRule[] {
  if (after.effect === 'permit') {
    return before.effect === 'permit' || isKilled(before)
      ? open.flatMap(({ effect, flow }) => [...effect, ...flow])
      : [];
  }
  const effect = open.flatMap((one) => one.effect);
  if (effect.length > 0 || before.effect === 'permit') return effect;
  return open.flatMap((one) => one.told);
}

/** The judgement with what the recorder added then; null: it cannot be told whether a slot was free. */
function asRecorded(
  policy: CompiledPolicy,
  question: Question,
  judged: Judgement,
  recorded: RecordedDecision,
): Judgement | null {
  if (judged.decision.effect === 'deny') return judged;
  if (isKilled(recorded.decision)) return killSwitchDeny(judged);
  if (!isStandIn(recorded)) return judged;
  const { needed, limit } = reservationOf(question, judged);
  if (!needed) return judged;
  const then = recorded.facts[SLOT_LIMIT];
  return typeof then === 'number' && limit <= then
    ? standInDeny(policy, question, judged, CONNECTED_CALL_LIMIT)
    : null;
}

function changeBetween(
  before: UnrecordedDecision,
  after: UnrecordedDecision,
): 'same' | ReplayChange {
  if (before.effect !== after.effect) {
    return after.effect === 'deny' ? 'permit-to-deny' : 'deny-to-permit';
  }
  if (after.effect === 'permit' && toldToConnect(before) !== toldToConnect(after)) {
    return 'route-changed';
  }
  return toldWhy(before) === toldWhy(after) ? 'same' : 'reasons-changed';
}

function toldToConnect({ route, scenario, obligations }: UnrecordedDecision): string {
  return canonicalJson({ route, scenario, obligations });
}

/** Codes in order, since platforms are told the first; texts may be edited without changing a reason. */
function toldWhy({ reasons, scenario }: UnrecordedDecision): string {
  return canonicalJson([scenario, reasons.map(({ code, fact }) => [code, fact ?? null])]);
}

function rulesBehind(
  change: 'same' | ReplayChange,
  before: Judgement,
  after: Judgement,
): readonly string[] {
  if (change === 'same') return [];
  const then = rulesThatDecided(before);
  const now = rulesThatDecided(after);
  if (change === 'permit-to-deny') return now;
  if (change === 'deny-to-permit') return then;
  const differing = [...then, ...now].filter((id) => then.includes(id) !== now.includes(id));
  return differing.length > 0 ? differing : now;
}

/** Full names of the rules behind the reasons. */
function rulesThatDecided({ decision, outcomes }: Judgement): string[] {
  const named = new Set(decision.reasons.map(({ rule }) => rule));
  return [...outcomes.match, ...outcomes.unknown].filter((id) => named.has(shortName(id)));
}

function told({ effect, reasons, scenario }: UnrecordedDecision): ToldDecision {
  return { effect, codes: unique(reasons.map(({ code }) => code)), scenario };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
