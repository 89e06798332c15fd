import type { CompiledPolicy } from '../engine/compile-policy.js';
import { decide, type Question } from '../engine/decide.js';
import { healsAt } from '../engine/retry-at.js';
import { FACT_CATALOG } from '../facts/fact-catalog.js';
import { inForce } from '../facts/parameters-in-force.js';
import { providerOf } from '../facts/provider.js';
import type { Facts } from '../model/fact.js';
import type { Localized } from '../model/localized.js';
import type { FactChange, WayToPermit, WhyNot } from '../model/why-not.js';
import {
  isFeasible,
  movesAtOnce,
  movesBySize,
  type Moved,
  type Move,
  type MoveSpace,
} from './change-search.js';
import { LEFT_OPEN } from './fact-consequences.js';
import { leversOf } from './fact-levers.js';
import { realise } from './realise.js';

export interface WhyNotOptions {
  /** Most sets of changes looked at; absent: {@link TRIES}. */
  readonly tries?: number;
  /** Most changes in one set; absent: {@link CHANGES_MAX}. */
  readonly changes?: number;
}

const TRIES = 2000;
const CHANGES_MAX = 6;
/** How many changes more are looked through for a way somebody can go, once one that nobody can is found. */
const FURTHER = 1;
/** How many ways are told. */
const WAYS_MAX = 5;

/**
 * What would have to change for a denied call to be permitted: the smallest sets of facts, those first that somebody can bring
 * about.
 *
 * The search follows what denies: one of the facts it reads must change, so no small set is missed. Each way is shown by a call
 * that has these facts and that the policy permits; a way no call can go is not told. A permitted call has no ways.
 */
export function whyNot(
  policy: CompiledPolicy,
  question: Question,
  options: WhyNotOptions = {},
): WhyNot {
  const { decision, facts } = decide(policy, question);
  if (decision.effect === 'permit') return { ways: [], complete: true };
  const largest = options.changes ?? CHANGES_MAX;
  const sound = realise({}, policy.parameters, { now: question.now })?.facts ?? facts;
  const space: MoveSpace = { policy, facts, levers: leversOf(policy, facts, sound), sound };
  let tries = options.tries ?? TRIES;
  const found: Found[] = [];
  const limit = (): number => {
    const first = found[0];
    if (first === undefined) return largest;
    const further = found.some(({ moves }) => isFeasible(moves)) ? 0 : FURTHER;
    return Math.min(largest, first.moves.length + further);
  };
  for (const moved of movesBySize(space, limit, () => --tries >= 0)) {
    if (!isNew(moved, found)) continue;
    const way = wayOf(policy, question, moved, facts);
    if (way !== undefined) found.push({ moves: moved.moves, way });
  }
  const complete = tries >= 0;
  if (!complete && found.length === 0) {
    const moved = movesAtOnce(space, largest);
    const way = moved === undefined ? undefined : wayOf(policy, question, moved, facts);
    if (way !== undefined) found.push({ moves: moved!.moves, way });
  }
  return told(found, complete);
}

interface Found {
  readonly moves: readonly Move[];
  readonly way: WayToPermit;
}

const GAVE_UP: Localized = {
  en: 'The search was ended early; there may be other or smaller sets of changes.',
  ja: '検索を途中で打ち切りました。ほかの方法や、より少ない変更で済む可能性があります。',
};
const NOTHING_FOUND: Localized = {
  en: 'No few changes would do: how the call came about is not of a kind that is permitted.',
  ja: '少数の変更では許可されません。この通話の成り立ちは、許可される形に当たりません。',
};

function told(found: readonly Found[], complete: boolean): WhyNot {
  const rank = ({ moves }: Found): number => moves.length + (isFeasible(moves) ? 0 : UNFEASIBLE);
  const ways = [...found]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, WAYS_MAX)
    .map(({ way }) => way);
  if (complete && ways.length > 0) return { ways, complete };
  return { ways, complete, why: complete ? NOTHING_FOUND : GAVE_UP };
}

/** Behind every way that somebody can go. */
const UNFEASIBLE = 1000;

/** Whether no way with the same facts, or some of them, was found before: smaller sets come first. */
function isNew({ moves }: Moved, found: readonly Found[]): boolean {
  const levers = moves.map(({ lever }) => lever);
  return !found.some((one) => one.moves.every(({ lever }) => levers.includes(lever)));
}

/** The way as it is told, when a call goes it and is permitted. */
function wayOf(
  policy: CompiledPolicy,
  question: Question,
  { moves, facts }: Moved,
  before: Facts,
): WayToPermit | undefined {
  if (moves.some(({ lever, to }) => facts[lever.fact] !== to)) return undefined;
  const open = new Set(moves.flatMap(({ lever }) => LEFT_OPEN[lever.fact] ?? []));
  const wanted = Object.fromEntries(Object.entries(facts).filter(([name]) => !open.has(name)));
  const call = realise(wanted, policy.parameters, { lists: 'members' });
  if (call === undefined) return undefined;
  const { attempt, evidence, now } = call;
  const { decision } = decide(policy, { attempt, evidence, now, decisionId: question.decisionId });
  if (decision.effect !== 'permit') return undefined;
  return {
    changes: moves.map((move) => changeOf(policy, question, move, before)),
    case: {
      name: `${question.attempt.attemptId}, as it would be permitted`,
      attempt,
      evidence,
      now: new Date(now).toISOString(),
    },
  };
}

/** Reasons that heal at a known instant, by the fact behind them. */
const HEALING: Readonly<Record<string, string>> = {
  'callHours.state': 'outside-call-hours',
  'restrictions.blockBusinessCalls': 'restricted-by-platform',
  'restrictions.blockUserCalls': 'restricted-by-platform',
  'usage.connectedCalls24h': 'connected-call-limit',
};

function changeOf(
  policy: CompiledPolicy,
  question: Question,
  { lever, to }: Move,
  before: Facts,
): FactChange {
  const { fact, control } = lever;
  const { evidence, now } = question;
  const values = inForce(policy.parameters, now, providerOf(evidence) ?? 'meta');
  const healing = control.by === 'time' ? HEALING[fact] : undefined;
  const at = healing === undefined ? null : healsAt(healing, question, values);
  return {
    fact,
    name: Object.hasOwn(FACT_CATALOG, fact) ? FACT_CATALOG[fact]!.name : { en: fact, ja: fact },
    from: before[fact] ?? null,
    to,
    by: control.by,
    how: control.how,
    ...(at === null || at <= now ? {} : { at: new Date(at).toISOString() }),
  };
}
