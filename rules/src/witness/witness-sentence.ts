import { candidatesOf } from '../engine/judge-target.js';
import type { Action, CallAttempt } from '../model/call-attempt.js';
import type { Effect } from '../model/decision.js';
import type { Endpoint } from '../model/endpoint.js';
import type { Evidence } from '../model/evidence.js';
import type { Facts } from '../model/fact.js';
import type { Localized } from '../model/localized.js';
import { factClause } from './fact-words.js';
import { endpointWords, findingClauses } from './leg-words.js';

/** A call as it is told: the question and its facts. */
export interface ToldCall {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
  readonly facts: Facts;
}

/** What becomes of the call, in English before and in Japanese after the leg to be added. */
const MOVES: Readonly<Record<Action, Localized>> = {
  connect: { en: 'connected to', ja: 'への接続' },
  transfer: { en: 'transferred to', ja: 'への転送' },
  forward: { en: 'forwarded to', ja: 'への自動転送' },
  bridge: { en: 'bridged with', ja: 'とのブリッジ' },
  'conference-add': { en: 'joined by', ja: 'の会議への追加' },
};

/**
 * A call in one or two sentences: who calls whom, what would become of it, and what is odd about it.
 *
 * @param decisive names of facts that matter to whoever asks, beside what is found of the legs, which is always told
 * @param tone whether the answer is as it should be: what speaks for a permit is told otherwise than what speaks against it
 */
export function witnessSentence(
  call: ToldCall,
  effect: Effect,
  decisive: readonly string[] = [],
  { isRight = effect === 'deny' }: { readonly isRight?: boolean } = {},
): Localized {
  const { attempt, facts } = call;
  const clauses = [
    ...findingClauses(attempt, facts),
    ...[...new Set(decisive)].map((fact) => factClause(fact, facts[fact] ?? null)),
  ];
  const first = moveSentence(call, effect);
  if (clauses.length === 0) return { en: `${first.en}.`, ja: `${first.ja}。` };
  const en = clauses.map((clause) => clause.en);
  const ja = clauses.map((clause) => clause.ja).join('、かつ');
  return !isRight
    ? { en: `${first.en}, although ${listed(en)}.`, ja: `${first.ja}。ただし、${ja}通話です。` }
    : { en: `${first.en}. In it, ${listed(en)}.`, ja: `${first.ja}。${ja}通話です。` };
}

function moveSentence({ attempt, evidence }: ToldCall, effect: Effect): Localized {
  const call = callWords(attempt);
  const target = candidatesOf(attempt, evidence)[0];
  const permits = effect === 'permit';
  if (target === undefined) {
    return {
      en: `${call.en} names no place to connect and ${permits ? 'would be permitted' : 'would be refused'}`,
      ja: `${call.ja}について、接続先のない要求が${permits ? '許可' : '拒否'}されます`,
    };
  }
  const where = targetWords(target);
  const move = MOVES[attempt.action];
  return {
    en: `${call.en} would ${permits ? 'be' : 'not be'} ${move.en} ${where.en}`,
    ja: `${call.ja}について、${where.ja}${move.ja}が${permits ? '許可' : '拒否'}されます`,
  };
}

function callWords({ legs, businessNumber }: CallAttempt): Localized {
  const origin = legs[0]!.endpoint;
  const others = legs.slice(1).map(({ endpoint }) => endpointWords(endpoint));
  const held =
    others.length === 0
      ? { en: '', ja: '' }
      : {
          en: `, which already holds ${listed(others.map(({ en }) => en))},`,
          ja: `（ほかに${others.map(({ ja }) => ja).join('、')}が参加）`,
        };
  if (origin.kind === 'whatsapp') {
    return {
      en: `A user’s call to ${businessNumber}${held.en}`,
      ja: `利用者から${businessNumber}への通話${held.ja}`,
    };
  }
  const from = endpointWords(origin);
  return {
    en: `A call by ${businessNumber} from ${from.en}${held.en}`,
    ja: `${businessNumber}による${from.ja}からの通話${held.ja}`,
  };
}

function targetWords(target: Endpoint): Localized {
  const words = endpointWords(target);
  if (target.kind !== 'whatsapp') return words;
  const name = target.address ?? target.id;
  if (name === undefined) return { en: 'a WhatsApp user', ja: 'WhatsAppの利用者' };
  return { en: `the WhatsApp user ${name}`, ja: `WhatsAppの利用者（${name}）` };
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]!}`;
}
