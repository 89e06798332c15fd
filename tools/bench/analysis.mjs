// The analysis of a policy, and the cases made for it: lint, properties, findings, conflicts and the difference to another version, warm, on one core.
import { readdirSync, readFileSync } from 'node:fs';
import { analyse, assemblePolicy, mutationReport, parsePolicy } from '@ringfence/rules';
import { at } from '../lib.mjs';
import { figure, median } from './figure.mjs';

const LIMITS = [
  ['shipped', '<=50'],
  ['100', '<=150'],
  ['1000', '<=1000'],
];
const WARM_UP = 30;
const ROUNDS = 7;
const MEMORY_MB = '<=200';

/** Time of the processor, so that whatever else the machine does is not counted. */
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
};

function shipped() {
  const packs = at('rules/packs');
  const files = readdirSync(packs, { recursive: true })
    .filter((path) => path.endsWith('.json'))
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      content: JSON.parse(readFileSync(at('rules/packs', path), 'utf8')),
    }));
  return assemblePolicy(files);
}

/** The flows again for each of many business numbers, and a ban of the number's own: what an operator with many numbers writes. */
function grown(policy, count) {
  const { routing } = policy.rulesets;
  const flows = routing.rules.filter(({ event }) => event.type === 'permit');
  const rules = Array.from({ length: count }, (_, i) => {
    const number = `+8131${String(1_000_000 + Math.floor(i / 12)).padStart(7, '0')}`;
    const own = { fact: 'attempt.businessNumber', operator: 'equal', value: number };
    const flow = flows[i % flows.length];
    return {
      ...flow,
      name: `${flow.name}-${i}`,
      conditions: { all: [own, ...flow.conditions.all] },
    };
  });
  const others = routing.rules.filter(({ event }) => event.type === 'forbid');
  return {
    ...policy,
    rulesets: { ...policy.rulesets, routing: { ...routing, rules: [...rules, ...others] } },
  };
}

/** The same with one limit off by one, so that there is a difference to be told. */
function changed(policy) {
  const text = JSON.stringify(policy.rulesets['call-permission']);
  const permission = JSON.parse(text.replace('greaterThanInclusive', 'greaterThan'));
  return { ...policy, rulesets: { ...policy.rulesets, 'call-permission': permission } };
}

export async function measure() {
  const base = { ...shipped(), suites: [] };
  for (const [name, limit] of LIMITS) {
    const policy = name === 'shipped' ? base : grown(base, Number(name));
    const next = changed(policy);
    const times = [];
    let result;
    const before = process.memoryUsage().rss;
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const begun = cpuMs();
      if (parsePolicy(next).problems) throw new Error('the policy of the bench is not well-formed');
      result = analyse(next, { clock: () => performance.now(), previous: policy });
      // The first rounds warm up.
      if (round >= 0) times.push(cpuMs() - begun);
    }
    const grownMb = (process.memoryUsage().rss - before) / 2 ** 20;
    const { properties, difference, isComplete, spent } = result;
    if (!isComplete || difference.classes.length === 0) throw new Error('not all was analysed');
    const refuted = properties.filter(({ verdict }) => verdict === 'refuted').length;
    const unknown = properties.filter(({ verdict }) => verdict === 'unknown').length;
    if (refuted !== 1 || unknown > 0) throw new Error(`${refuted} refuted, ${unknown} unknown`);
    figure(`analysis-${name}`, median(times), ' ms', limit);
    figure(`analysis-${name}-nodes`, spent.nodes, '');
    figure(`analysis-${name}-memory`, grownMb, ' MB', name === '1000' ? MEMORY_MB : undefined);
  }
  measureCases(base);
}

/** Cases that notice every small mistake in the shipped policy, made from nothing. */
function measureCases(policy) {
  const times = [];
  let report;
  for (let round = -1; round < 3; round++) {
    const begun = performance.now();
    report = mutationReport(policy, [], { clock: () => performance.now() });
    if (round >= 0) times.push(performance.now() - begun);
  }
  const { survivors, undecided, equivalent, cases } = report;
  figure('cases-shipped', median(times), ' ms', '<=5000');
  figure('cases-shipped-made', cases.length, '');
  figure('mutants-equivalent', equivalent.length, '');
  const noticeable = survivors.length + undecided.length;
  figure('mutants-killed', (100 * survivors.length) / noticeable, '%', '>=100');
}
