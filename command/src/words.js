/** @typedef {import('@ringfence/rules').Localized} Localized */
/** @typedef {import('@ringfence/rules').Language} Language */

/** What the command says, by language. */
export const WORDS = {
  en: {
    verdict: { proved: 'proved', refuted: 'REFUTED', unknown: 'UNKNOWN' },
    finding: {
      contradictory: 'can never match',
      shadowed: 'decides nothing: others cover it',
      redundant: 'could be left out',
      'dead-condition': 'a condition in it makes no difference',
    },
    conflict: {
      route: 'choose different routes at the same rank',
      'undone-permit': 'one forbids what the other permits',
    },
    change: {
      'permit-to-deny': 'permitted before, denied now',
      'deny-to-permit': 'DENIED before, PERMITTED now',
      'route-changed': 'connected otherwise',
      'reasons-changed': 'answered with other reasons',
    },
    by: 'by',
    assumed: (/** @type {number} */ count) =>
      `The proofs take ${count} things for granted (--assumptions tells them).`,
    findings: 'Rules:',
    incomplete: 'Not everything could be looked at: the budget ended first.',
    equivalent: 'No call is answered otherwise.',
    undecided: 'It could not be shown whether calls are answered otherwise.',
    partial: 'There may be more differences than these.',
  },
  ja: {
    verdict: { proved: '証明済み', refuted: '反例あり', unknown: '不明' },
    finding: {
      contradictory: '該当する通話がありません',
      shadowed: '他のルールに覆われ、判定に影響しません',
      redundant: '取り除いても判定は変わりません',
      'dead-condition': '判定に影響しない条件があります',
    },
    conflict: {
      route: '同じ優先度で異なる経路を選びます',
      'undone-permit': '一方が許可するものを他方が禁止します',
    },
    change: {
      'permit-to-deny': '許可から拒否へ',
      'deny-to-permit': '拒否から許可へ',
      'route-changed': '接続先が変わります',
      'reasons-changed': '理由が変わります',
    },
    by: '関係するルール：',
    assumed: (/** @type {number} */ count) =>
      `証明は${count}件の前提に基づきます（--assumptionsで表示）。`,
    findings: 'ルール：',
    incomplete: '制限に達したため、すべては確認できませんでした。',
    equivalent: '判定が変わる通話はありません。',
    undecided: '判定が変わる通話があるかどうかを確認できませんでした。',
    partial: 'このほかにも違いがある可能性があります。',
  },
};

export const LANGUAGES = /** @type {const} */ (['en', 'ja']);
