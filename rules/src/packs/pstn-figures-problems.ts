import type { Parameter, ParameterValue } from '../model/parameter.js';
import type { Problem } from '../model/problem.js';
import { canonicalJson } from '../parse/canonical-json.js';
import { below, ProblemList } from '../parse/problem-list.js';

/** Beginning of the keys of the figures that the ban rests on. */
const PREFIX = 'pstn.';

/**
 * Where a candidate weakens the figures that the ban of the phone network rests on; empty: it does not.
 *
 * The ban's rules stop emergency numbers by a list, and an unchanged rule with a shorter list stops less. So each shipped figure
 * must be there; a list may only grow, on every day and for every provider; anything else stays as it ships (WA-PSTN-001, -012).
 *
 * @param candidate has passed `parsePolicy`
 * @param at JSON pointer of the candidate
 * @returns problems of code `pstn-ban-weakened`
 */
export function pstnFiguresProblems(
  shipped: readonly Parameter[],
  candidate: readonly Parameter[],
  at = '/parameters',
): Problem[] {
  const problems = new ProblemList();
  const report = (place: string, message: string): void =>
    problems.add('pstn-ban-weakened', place, message);
  for (const figure of shipped.filter(({ key }) => key.startsWith(PREFIX))) {
    const { key } = figure;
    const places = candidate.flatMap((other, i) => (other.key === key ? [i] : []));
    if (places.length === 0) report(at, `figure \`${key}\` ships with the ban: restore it`);
    for (const i of places) {
      const other = candidate[i]!;
      const here = below(below(at, i), 'values');
      const least = listsOf(figure);
      if (least === undefined) {
        if (canonicalJson(other.values) === canonicalJson(figure.values)) continue;
        report(here, `figure \`${key}\` differs from the one that ships: restore it`);
        continue;
      }
      if (!other.values.some(isAlways)) {
        report(here, `figure \`${key}\` has no value that holds on every day: restore it`);
      }
      other.values.forEach(({ value, provider }, j) => {
        // What a provider's overlay names is added to the list, so it can take nothing away.
        if (provider !== undefined) return;
        const missing = least.filter((item) => !Array.isArray(value) || !value.includes(item));
        if (missing.length === 0) return;
        const shown = missing.slice(0, 5).join(', ');
        report(
          below(here, j),
          `figure \`${key}\` lacks ${missing.length} of what ships with the ban (${shown}): restore them; you may add more`,
        );
      });
    }
  }
  return problems.all();
}

/** Everything a list figure names; undefined: it is no list. */
function listsOf({ values }: Parameter): readonly string[] | undefined {
  const items: string[] = [];
  for (const { value } of values) {
    if (!Array.isArray(value)) return undefined;
    items.push(...(value as readonly string[]));
  }
  return items;
}

function isAlways({ from, provider }: ParameterValue): boolean {
  return from === undefined && provider === undefined;
}
