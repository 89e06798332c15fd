import type { Reason } from '../model/decision.js';
import type { Facts } from '../model/fact.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Ruleset } from '../model/ruleset.js';
import { judgeFacts } from './combine.js';
import { compilePolicy } from './compile-policy.js';
import type { Verdict } from './verdict.js';

/** What an allow-list says of one set of facts. */
export type AllowListVerdict = Pick<Verdict, 'effect' | 'reasons' | 'outcomes'>;

/**
 * Makes a judge of one allow-list over facts of any catalogue: things other than calls, decided as calls are.
 *
 * Deny-overrides: a forbid that matches or is unknown denies, then a permit has to match. The ruleset must have passed
 * `parseRuleset` with the catalogue its facts come from.
 *
 * @param otherwise what is told when nothing permits and nothing forbids
 */
export function allowListJudge(
  ruleset: Ruleset,
  otherwise: Reason,
): (facts: Facts) => AllowListVerdict {
  const name = 'call-permission';
  const document = {
    rulesets: { [name]: ruleset } as Partial<PolicyDocument['rulesets']>,
    parameters: [],
    suites: [],
    properties: [],
  };
  const compiled = compilePolicy(document as unknown as PolicyDocument, { version: 0, digest: '' });
  // Never handed out: without the ban of the phone network this is no policy for calls.
  const alone = { ...compiled, rulesets: compiled.rulesets.filter((one) => one.name === name) };
  return (facts) => {
    const { effect, reasons, outcomes } = judgeFacts(alone, facts);
    return {
      effect,
      reasons: reasons.map((reason) => (reason.rule === undefined ? otherwise : reason)),
      outcomes: {
        match: outcomes.match.map(nameAlone),
        unknown: outcomes.unknown.map(nameAlone),
      },
    };
  };
}

function nameAlone(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}
