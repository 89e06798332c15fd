// The engine against json-rules-engine 7.3.1: same rules, same derived facts, answers checked equal, rates per CPU second.
import { readFileSync } from 'node:fs';
import jsonRules from 'json-rules-engine';
import { compilePolicy, decide, deriveFacts } from '@ringfence/rules';
import { evaluate } from '../../rules/dist/engine/evaluate.js';
import { at } from '../lib.mjs';
import { figure, median } from './figure.mjs';
import { SCENARIOS, questions } from './scenarios.mjs';

const ROUNDS = 7;
const SLICE_MS = 300;
const LIMITS = { 12: '>=500', 100: undefined, 1000: '>=20000' };
const NOW = Date.UTC(2026, 10, 24, 3);
const pack = (name) => JSON.parse(readFileSync(at('rules/packs', name, 'ruleset.json'), 'utf8'));
const parameters = JSON.parse(readFileSync(at('rules/packs/parameters.json'), 'utf8'));

/** The rules of the twelve flows, again for each business number: what an operator with many numbers would write. */
function rulesetOf(count) {
  const routing = pack('routing');
  const flows = routing.rules.filter((rule) => SCENARIOS.includes(rule.name));
  const rules = Array.from({ length: count }, (_, i) => {
    const flow = flows[i % flows.length];
    const own = { fact: 'attempt.businessNumber', operator: 'equal', value: numberOf(i) };
    return {
      ...flow,
      name: `${flow.name}-${i}`,
      conditions: { all: [own, ...flow.conditions.all] },
    };
  });
  return { kind: 'allow-list', conditions: routing.conditions, rules };
}
const numberOf = (rule) => `+8131${String(1_000_000 + Math.floor(rule / 12)).padStart(7, '0')}`;

function policyOf(routing, more = { 'pstn-ban': { kind: 'ban', rules: [] } }) {
  const document = { rulesets: { routing, ...more }, parameters, suites: [], properties: [] };
  return compilePolicy(document, { version: 1, digest: 'bench' });
}

function jsonRulesEngineOf({ rules, conditions }) {
  const engine = new jsonRules.Engine([], { allowUndefinedFacts: true });
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition);
  for (const { name, conditions, event } of rules) engine.addRule({ name, conditions, event });
  return engine;
}

const factsOf = (policy, { attempt, evidence, now }) =>
  deriveFacts(attempt, evidence, policy.parameters, now);

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** How often per CPU second `one` can be done, measured for a slice of wall time. */
async function rateOf(items, one, batch) {
  let done = 0;
  const begun = performance.now();
  const cpu = cpuSeconds();
  do {
    for (let b = 0; b < batch; b++) {
      const answer = one(items[done++ % items.length]);
      if (answer instanceof Promise) await answer;
    }
  } while (performance.now() - begun < SLICE_MS);
  return done / (cpuSeconds() - cpu);
}

async function checkEqual(policy, engine, facts) {
  let matches = 0;
  for (const [i, sheet] of facts.entries()) {
    const { match, unknown } = evaluate(policy, sheet);
    const ours = match.map(({ name }) => name).sort();
    const { results } = await engine.run(sheet);
    const theirs = results.map(({ name }) => name).sort();
    if (unknown.length || ours.join() !== theirs.join())
      throw new Error(`question ${i}: ${ours.join() || 'none'} and ${theirs.join() || 'none'}`);
    matches += ours.length;
  }
  if (!matches || matches === facts.length) throw new Error('the questions show one answer only');
}

export async function measure() {
  for (const [count, limit] of Object.entries(LIMITS)) {
    const ruleset = rulesetOf(Number(count));
    const policy = policyOf(ruleset);
    const whole = policyOf(ruleset, {
      'pstn-ban': pack('pstn-ban'),
      'call-permission': pack('call-permission'),
    });
    const engine = jsonRulesEngineOf(ruleset);
    const asked = questions(10_000, (i) => numberOf((i * 7) % Number(count)), NOW);
    const facts = asked.map((question) => factsOf(whole, question));
    await checkEqual(policy, engine, facts.slice(0, Number(count) > 500 ? 60 : 400));
    const rates = { engine: [], json: [], facts: [], decide: [] };
    for (let round = -1; round < ROUNDS; round++) {
      const now = {
        engine: await rateOf(facts, (sheet) => evaluate(policy, sheet), 256),
        json: await rateOf(facts, (sheet) => engine.run(sheet), 1),
        facts: await rateOf(asked, (question) => factsOf(whole, question), 64),
        decide: await rateOf(asked, (question) => decide(whole, question), 64),
      };
      // The first round warms up.
      if (round >= 0) for (const [name, rate] of Object.entries(now)) rates[name].push(rate);
    }
    const ratios = rates.engine.map((rate, i) => rate / rates.json[i]);
    figure(`engine-ratio-${count}-rules`, median(ratios), 'x', limit);
    figure(`engine-${count}-rules`, median(rates.engine), '/s');
    figure(`json-rules-engine-${count}-rules`, median(rates.json), '/s');
    figure(`derive-facts-${count}-rules`, median(rates.facts), '/s');
    figure(`decide-whole-${count}-rules`, median(rates.decide), '/s');
  }
}
