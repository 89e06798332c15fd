import type { FactInvariant } from '../../model/fact-invariant.js';
import { all, any, holds, implies, is, isNot, never } from './terms.js';

/** What holds between the facts of number and permission. */
export const EVIDENCE_INVARIANTS: readonly FactInvariant[] = [
  {
    id: 'no-provider-is-called-none',
    text: {
      en: 'A provider called `none` is no provider: it is unknown.',
      ja: '`none` という名称の事業者は存在せず、不明として扱われる。',
    },
    holds: isNot('businessNumber.provider', 'none'),
    strength: 'never-false',
  },
  {
    id: 'nothing-is-known-of-a-number-nobody-registered',
    text: {
      en: 'Of a number that is not registered neither country nor limits are known, and no restriction is.',
      ja: '未登録の企業番号については、国も上限値も特定できず、制限も存在しない。',
    },
    holds: any(
      is('businessNumber.registered', true),
      all(
        is('businessNumber.countryKnown', false),
        is('limits.known', false),
        is('restrictions.blockBusinessCalls', false),
        is('restrictions.blockUserCalls', false),
      ),
    ),
    strength: 'always-true',
  },
  {
    id: 'no-state-of-a-grant-that-could-not-be-read',
    text: {
      en: 'Where the record of grants could not be read, the state of the grant is not known.',
      ja: '同意記録を確認できなければ、同意の状態も特定できない。',
    },
    holds: any(is('grant.known', true), is('grant.statusKnown', false)),
    strength: 'always-true',
  },
  {
    id: 'a-grant-that-could-not-be-read-is-not-called-stale',
    text: {
      en: 'Where the record of grants could not be read, nothing says that it is too old.',
      ja: '同意記録を確認できない場合、それが古いと判断されることはない。',
    },
    holds: never(is('grant.known', false), is('grant.stateFresh', false)),
    strength: 'never-false',
  },
];

/** A warning is a restriction in force. One for each name that rules mention. */
export function warningIsInForce(name: string): FactInvariant {
  return {
    id: 'a-warning-is-in-force',
    text: {
      en: 'What is listed as a warning is listed as in force too.',
      ja: '警告の一覧にあるものは、適用中の制限の一覧にも含まれる。',
    },
    holds: implies(holds('restrictions.warnings', name), holds('restrictions.active', name)),
    strength: 'always-true',
  };
}
