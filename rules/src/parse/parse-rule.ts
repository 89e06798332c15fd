import type { RulesetName } from '../model/ruleset.js';
import { SCENARIO_IDS } from '../model/decision.js';
import { checkText } from './check-text.js';
import { expandCondition } from './expanded-condition.js';
import {
  checkCondition,
  MOST_CONDITIONS,
  MOST_EXPANDED_CONDITIONS,
  type ConditionScope,
} from './parse-condition.js';
import { below, isRecord, refuseUnknownNames, shown, type ProblemList } from './problem-list.js';

/** The ruleset a rule stands in. */
export interface RuleFrame {
  readonly name: RulesetName;
  readonly scope: ConditionScope;
  /** The ruleset's named conditions. */
  readonly named: Readonly<Record<string, unknown>>;
}

/** What a ruleset has to know of a rule. */
export interface CheckedRule {
  /** Absent: it has none that could be read. */
  readonly name?: string;
  /** Its conditions with every name put in. */
  readonly conditions: number;
}

/** Checks one rule. */
export function checkRule(value: unknown, at: string, frame: RuleFrame): CheckedRule {
  const { problems } = frame.scope;
  if (!isRecord(value)) {
    problems.add('rule-shape', at, `${shown(value)} is no rule: write an object`);
    return { conditions: 0 };
  }
  refuseUnknownNames(value, ['name', 'conditions', 'event', 'priority'], at, problems);
  const name = checkName(value['name'], below(at, 'name'), problems);
  const seen = checkCondition(value['conditions'], below(at, 'conditions'), frame.scope);
  if (seen > MOST_CONDITIONS) {
    problems.add(
      'too-many',
      below(at, 'conditions'),
      `${seen} conditions: at most ${MOST_CONDITIONS} are allowed in one rule`,
    );
  }
  // json-rules-engine reads a bare fact condition at the root as no rule at all.
  const root = value['conditions'];
  if (isRecord(root) && 'fact' in root) {
    problems.add(
      'condition-shape',
      below(at, 'conditions'),
      'the outermost condition is `all`, `any`, `not` or `condition`: wrap it in `all`',
    );
  }
  const expanded = checkExpanded(value, below(at, 'conditions'), frame);
  checkPriority(value['priority'], below(at, 'priority'), frame);
  checkEvent(value['event'], below(at, 'event'), frame);
  return { ...(name === undefined ? {} : { name }), conditions: expanded };
}

function checkExpanded(rule: Record<string, unknown>, at: string, frame: RuleFrame): number {
  const { count, facts } = expandCondition(
    rule['conditions'],
    frame.named,
    MOST_EXPANDED_CONDITIONS,
  );
  const { problems } = frame.scope;
  if (count > MOST_EXPANDED_CONDITIONS) {
    problems.add(
      'too-many',
      at,
      `more than ${MOST_EXPANDED_CONDITIONS} conditions once its names are put in`,
    );
  }
  // Anyone can forge what a caller says of itself (WA-HOOK-014): it may refuse a call, never permit to ring a user.
  const permits = isRecord(rule['event']) && rule['event']['type'] === 'permit';
  const forged = [...facts].find((fact) => fact.startsWith('context.'));
  if (frame.name === 'call-permission' && permits && forged !== undefined) {
    problems.add(
      'context-in-permit',
      at,
      `\`${forged}\` is the caller's own word: no permission may rest on it`,
    );
  }
  return count;
}

function checkName(value: unknown, at: string, problems: ProblemList): string | undefined {
  if (typeof value === 'string' && /^[a-z0-9][a-z0-9.-]{0,119}$/.test(value)) return value;
  problems.add(
    'rule-name',
    at,
    `${shown(value)} is no name: use lower-case letters, digits, \`-\` and \`.\`, at most 120`,
  );
  return undefined;
}

function checkPriority(value: unknown, at: string, { name, scope }: RuleFrame): void {
  if (value === undefined) return;
  if (name !== 'routing') {
    scope.problems.add('priority', at, 'only rules of `routing` have a priority: remove it');
  } else if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > 1_000) {
    scope.problems.add('priority', at, `${shown(value)} is no whole number from 1 to 1000`);
  }
}

function checkEvent(value: unknown, at: string, frame: RuleFrame): void {
  const { problems } = frame.scope;
  if (!isRecord(value)) {
    problems.add('rule-shape', at, `${shown(value)} is no event: give \`type\` and \`params\``);
    return;
  }
  refuseUnknownNames(value, ['type', 'params'], at, problems);
  const type = value['type'];
  if (type !== 'permit' && type !== 'forbid') {
    problems.add('rule-effect', below(at, 'type'), `${shown(type)} is neither permit nor forbid`);
  } else if (type === 'permit' && frame.name === 'pstn-ban') {
    problems.add(
      'permit-in-ban',
      below(at, 'type'),
      'a ban holds forbids only: it permits nothing',
    );
  }
  checkParams(value['params'], below(at, 'params'), frame, type === 'permit');
}

function checkParams(value: unknown, at: string, frame: RuleFrame, permits: boolean): void {
  const { problems } = frame.scope;
  if (!isRecord(value)) {
    problems.add('rule-shape', at, `${shown(value)} holds no code, clause and text`);
    return;
  }
  if (typeof value['code'] !== 'string' || !/^[a-z][a-z0-9-]{0,79}$/.test(value['code'])) {
    problems.add('reason-code', below(at, 'code'), `${shown(value['code'])} is no kebab-case code`);
  }
  if (typeof value['clause'] !== 'string' || value['clause'].trim() === '') {
    problems.add('clause', below(at, 'clause'), 'name the clause the rule rests on');
  }
  checkText(value['text'], below(at, 'text'), problems);
  if (value['sentence'] !== undefined) {
    checkText(value['sentence'], below(at, 'sentence'), problems);
  }
  checkRoute(value, at, frame, permits);
}

function checkRoute(
  value: Record<string, unknown>,
  at: string,
  { name, scope }: RuleFrame,
  permits: boolean,
): void {
  const { scenario, connectTimeoutSeconds: timeout } = value;
  const routes = name === 'routing' && permits;
  if (scenario !== undefined || routes) {
    if (!routes) {
      scope.problems.add('scenario', below(at, 'scenario'), 'only a routing permit names a flow');
    } else if (!(SCENARIO_IDS as readonly unknown[]).includes(scenario)) {
      scope.problems.add(
        'scenario',
        below(at, 'scenario'),
        `${shown(scenario)} is none of the twelve`,
      );
    }
  }
  if (timeout === undefined) return;
  if (!Number.isInteger(timeout) || Number(timeout) < 1 || Number(timeout) > 120) {
    scope.problems.add(
      'timeout',
      below(at, 'connectTimeoutSeconds'),
      `${shown(timeout)} is no whole number of seconds from 1 to 120`,
    );
  }
}
