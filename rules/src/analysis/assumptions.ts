import type { Assumption } from '../model/analysis.js';
import type { FactInvariant } from '../model/fact-invariant.js';

/** What every analysis rests on and does not show. */
const ALWAYS_ASSUMED: readonly Assumption[] = [
  {
    id: 'facts-are-true',
    text: {
      en: 'What the directory, events and attestations say is true: a trunk attested as closed does not reach the phone network.',
      ja: 'ディレクトリ、イベント、証明の内容は正しい。到達しないと証明されたトランクは公衆電話網に到達しない。',
    },
  },
  {
    id: 'facts-have-their-type',
    text: {
      en: 'Every fact of the catalogue has its type or is unknown; facts an attempt brings itself may have any.',
      ja: 'カタログの事実は定められた型の値か不明のいずれかである。接続要求が持ち込む事実の型は問わない。',
    },
  },
  {
    id: 'figures-of-this-policy',
    text: {
      en: 'Limits have the values of this policy’s parameters, on any day and for any provider.',
      ja: '上限値は、任意の日および事業者における、このポリシーのパラメーターの値である。',
    },
  },
  {
    id: 'ban-in-code',
    text: {
      en: 'For whole decisions: the ban in code denies every call with a leg that is found on, open to or from the phone network. The rules alone are proved without it.',
      ja: '判断全体については、公衆電話網のレッグ、到達しうるレッグ、そこからのレッグがある通話を、コードに組み込まれた禁止が必ず拒否する。ルール単独の証明はこれに依存しない。',
    },
  },
  {
    id: 'one-call-at-a-time',
    text: {
      en: 'One decision is looked at at a time: that two of them at once keep a limit is the work of reservations.',
      ja: '判断は1件ずつ検証する。同時の判断で上限が守られることは、予約の仕組みによる。',
    },
  },
];

/** All assumptions of one analysis: what is always assumed, and the invariants it used. */
export function assumptionsOf(invariants: readonly FactInvariant[]): readonly Assumption[] {
  return [...ALWAYS_ASSUMED, ...invariants.map(({ id, text }) => ({ id, text }))];
}
