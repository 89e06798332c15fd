// A rule of one's own: no calls by the business to users who let two calls ring out, stricter than the platform.
import {
  parseRuleset,
  ruleSentence,
  compilePolicy,
  explain,
  type PolicyDocument,
  type Rule,
} from '@ringfence/rules';

// The first try, as people write it: a number in quotes, a fact in the wrong spelling, one language missing.
const draft = {
  kind: 'allow-list',
  rules: [
    {
      name: 'leave-busy-people-alone',
      conditions: {
        all: [
          { fact: 'permission.needed', operator: 'equal', value: true },
          { fact: 'usage.unansweredInARow', operator: 'greaterThanInclusive', value: '2' },
          { fact: 'businessNumber.sandBox', operator: 'equal', value: false },
        ],
      },
      event: {
        type: 'forbid',
        params: {
          code: 'unanswered-limit',
          clause: 'WA-PERM-015',
          text: { en: 'The user let two calls ring out. Send a message first.' },
        },
      },
    },
  ],
};

// Everything that is wrong is told at once, each with its place.
for (const { at, code, message } of parseRuleset(draft, 'call-permission').problems ?? []) {
  console.log(`${at}\n  ${code}: ${message}`);
}

// Mended.
const rule: Rule = {
  name: 'leave-busy-people-alone',
  conditions: {
    all: [
      { fact: 'permission.needed', operator: 'equal', value: true },
      { fact: 'usage.unansweredInARow', operator: 'greaterThanInclusive', value: 2 },
      { fact: 'businessNumber.sandbox', operator: 'equal', value: false },
    ],
  },
  event: {
    type: 'forbid',
    params: {
      code: 'unanswered-limit',
      clause: 'WA-PERM-015',
      text: {
        en: 'The user let two calls ring out. Send a message first.',
        ja: '利用者が2回続けて応答していません。先にメッセージを送信してください。',
      },
    },
  },
};
const { ruleset, problems } = parseRuleset(
  { kind: 'allow-list', rules: [rule] },
  'call-permission',
);
console.log(`mended: ${problems?.length ?? 0} problems`);
console.log(ruleSentence(rule, 'en').text);
console.log(ruleSentence(rule, 'ja').text);

// How it judges: match, no-match, or unknown where a fact that matters is not known. An unknown forbid denies.
const document: PolicyDocument = {
  rulesets: {
    'pstn-ban': { kind: 'ban', rules: [] },
    routing: { kind: 'allow-list', rules: [] },
    'call-permission': ruleset!,
  },
  parameters: [],
  suites: [],
  properties: [],
};
const policy = compilePolicy(document, { version: 0, digest: 'none' });
const known = { 'permission.needed': true, 'businessNumber.sandbox': false };
for (const unanswered of [1, 2, null]) {
  const [trace] = explain(policy, { ...known, 'usage.unansweredInARow': unanswered });
  console.log(`${unanswered ?? 'nobody knows how many'} unanswered: ${trace!.outcome}`);
}

// Output:
// /rules/0/conditions/all/1/value
//   value-type: `"2"` is no number
// /rules/0/conditions/all/2/fact
//   unknown-fact: fact `"businessNumber.sandBox"` is not in the catalogue
// /rules/0/event/params/text/ja
//   text-missing: people read this: give it in `en` and `ja`
// mended: 0 problems
// Forbid an attempt when a user is rung and calls left unanswered in a row is at least 2 calls and it is not so that the number is a sandbox.
// 禁止：「利用者の呼び出し」に該当する、かつ連続不応答の回数が2回以上である、かつ「サンドボックスの番号」に該当しない場合は認めない。
// 1 unanswered: no-match
// 2 unanswered: match
// nobody knows how many unanswered: unknown
