import type { Problem } from '../model/problem.js';
import type { Ruleset } from '../model/ruleset.js';
import { canonicalJson } from '../parse/canonical-json.js';
import { namesReached } from '../parse/condition-names.js';
import { below, ProblemList } from '../parse/problem-list.js';

/**
 * Where a candidate weakens the ban of the phone network as it ships; empty: it does not.
 *
 * Each shipped rule must stand in it with the same canonical bytes, and so must every named condition it uses, through other
 * names too; the kind must be `ban`. Rules and conditions may be added: a ban holds forbids only, and a forbid more never makes
 * a permit. What a name means is compared too, since a rule whose bytes are the same may rest on a name that means less.
 *
 * @param candidate has passed `parseRuleset`
 * @param at JSON pointer of the candidate
 * @returns problems of code `pstn-ban-weakened`
 */
export function pstnBanProblems(
  shipped: Ruleset,
  candidate: Ruleset,
  at = '/rulesets/pstn-ban',
): Problem[] {
  const problems = new ProblemList();
  const report = (place: string, message: string): void =>
    problems.add('pstn-ban-weakened', place, message);
  if (candidate.kind !== 'ban') {
    report(below(at, 'kind'), 'the ruleset must be of kind `ban`, as it ships');
  }
  reportRules(shipped, candidate, below(at, 'rules'), report);
  reportConditions(shipped, candidate, below(at, 'conditions'), report);
  return problems.all();
}

type Report = (at: string, message: string) => void;

function reportRules(shipped: Ruleset, candidate: Ruleset, at: string, report: Report): void {
  for (const rule of shipped.rules) {
    const { name } = rule;
    const bytes = canonicalJson(rule);
    let found = false;
    candidate.rules.forEach((other, i) => {
      if (other.name !== name) return;
      found = true;
      if (canonicalJson(other) === bytes) return;
      report(
        below(at, i),
        `rule \`${name}\` differs from the one that ships: restore it, and add a rule of your own to deny more`,
      );
    });
    if (!found) report(at, `rule \`${name}\` ships with the ban and is missing here: restore it`);
  }
}

function reportConditions(shipped: Ruleset, candidate: Ruleset, at: string, report: Report): void {
  const named = shipped.conditions ?? {};
  const given = candidate.conditions ?? {};
  const used = new Set(
    shipped.rules.flatMap(({ conditions }) => [...namesReached(conditions, named)]),
  );
  for (const name of used) {
    if (!Object.hasOwn(named, name)) continue;
    if (!Object.hasOwn(given, name)) {
      report(at, `condition \`${name}\` is used by the ban and is missing here: restore it`);
    } else if (canonicalJson(given[name]) !== canonicalJson(named[name])) {
      report(
        below(at, name),
        `condition \`${name}\` differs from the one that ships: restore it, and name your own otherwise`,
      );
    }
  }
}
