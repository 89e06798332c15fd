// A draft beside the policy that is live: what differs in words, and what it would have made of decisions on record.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  assemblePolicy,
  compilePolicy,
  CoverageMeter,
  decide,
  diffPolicies,
  ImpactMeter,
  pstnBanProblems,
  readDraftPolicy,
  replayDecision,
  runSuite,
  valueText,
  type PackFile,
} from '@ringfence/rules';

const packs = fileURLToPath(new URL('../packs/', import.meta.url));
const live = assemblePolicy(
  globSync('**/*.json', { cwd: packs }).map((path): PackFile => ({
    path: path.replaceAll('\\', '/'),
    content: JSON.parse(readFileSync(packs + path, 'utf8')),
  })),
);

// A draft may hold text. This one stops before its end.
const ban = JSON.stringify(live.rulesets['pstn-ban'], null, 2);
const typing = { ...live, rulesets: { ...live.rulesets, 'pstn-ban': ban.slice(0, -2) } };
for (const { at, message } of readDraftPolicy(typing).problems) console.log(`${at}: ${message}`);

// Finished, it allows 30 connected calls in 24 hours instead of 100, and forbids whom two calls rang in vain.
const busy = {
  name: 'leave-busy-people-alone',
  conditions: {
    all: [{ fact: 'usage.unansweredInARow', operator: 'greaterThanInclusive', value: 2 }],
  },
  event: {
    type: 'forbid',
    params: { code: 'user-is-busy', clause: 'in-house', text: { en: 'Busy.', ja: '多忙です。' } },
  },
};
const permission = live.rulesets['call-permission'];
const { policy: draft } = readDraftPolicy({
  ...live,
  rulesets: {
    ...live.rulesets,
    'pstn-ban': ban,
    'call-permission': { ...permission, rules: [...permission.rules, busy] },
  },
  parameters: live.parameters.map((parameter) =>
    parameter.key === 'perm.connectedCalls.max'
      ? {
          ...parameter,
          values: parameter.values.map((one) => (one.value === 100 ? { ...one, value: 30 } : one)),
        }
      : parameter,
  ),
});
if (draft === undefined) throw new Error('the draft is wrong');

const { rulesets, parameters } = diffPolicies(live, draft);
for (const { name, rules } of rulesets) {
  for (const rule of rules) {
    console.log(`${rule.change} in ${name}: ${rule.sentences.after?.en ?? rule.name}`);
  }
}
for (const { key, values } of parameters) {
  for (const { change, before, after } of values) {
    console.log(
      `${change} ${key}: ${valueText(before?.value, 'en')} -> ${valueText(after?.value, 'en')}`,
    );
  }
}
const weakened = pstnBanProblems(live.rulesets['pstn-ban'], draft.rulesets['pstn-ban']);
console.log(`the ban is ${weakened.length === 0 ? 'whole' : 'weakened'}`);

const before = compilePolicy(live, { version: 1, digest: 'live' });
const after = compilePolicy(draft, { version: 2, digest: 'draft' });
const coverage = new CoverageMeter(after);
const cases = draft.suites.flatMap((suite) => suite.cases);
for (const { judgement } of runSuite(after, cases)) coverage.add(judgement);
console.log(`rules without a case: ${coverage.coverage().uncoveredRules.join(', ') || 'none'}`);

// The cases stand for decisions on record. Where a user calls nobody counted unanswered calls, so the record lacks what the new
// rule asks for.
const impact = new ImpactMeter();
cases.forEach(({ attempt, evidence, now }, index) => {
  const at = Date.parse(now);
  const judgement = decide(before, { attempt, evidence, now: at, decisionId: `d${index}` });
  const replay = replayDecision(after, { attempt, evidence, now: at, ...judgement });
  impact.add(replay, { decisionId: `d${index}`, index, at: now, user: null, businessNumber: '' });
});
const { considered, same, permitToDeny, notReplayable } = impact.impact();
console.log(`${considered} replayed: ${same} the same, ${permitToDeny} permits become denies`);
for (const { fact, count } of notReplayable.facts)
  console.log(`${count} cannot be told, for want of ${fact}`);

// Output:
// /rulesets/pstn-ban: the text is not JSON from line 166, column 4 on: here comes `,` or `}`
// added in call-permission: Forbid an attempt when calls left unanswered in a row is at least 2 calls.
// changed perm.connectedCalls.max: 100 -> 30
// the ban is whole
// rules without a case: none
// 393 replayed: 164 the same, 7 permits become denies
// 211 cannot be told, for want of usage.unansweredInARow
