import { objectOf, textOf, within } from './json-place.js';
import { phone, userCallTo } from './example-call.js';
import type { Note, Place, Surroundings } from './note.js';

/** Actions that lead to something that is looked at by itself. */
const LOOKED_AT_ELSEWHERE: ReadonlySet<string> = new Set([
  'FORWARD_TO_CALL_ROUTING',
  'FORWARD_TO_IVR',
  'FORWARD_TO_MARKUP_LANGUAGE',
  'VOICE_FORWARD_TO_ANSWERS',
  'VOICE_FORWARD_TO_FLOW',
  'VOICE_FORWARD_TO_FLOW_WITH_CONVERSATIONS',
]);

/** The voice actions of WhatsApp numbers. */
export function* readSenderActions(place: Place, { guard }: Surroundings): Iterable<Note> {
  let found = false;
  for (const { value, at } of within(place)) {
    const action = objectOf(objectOf(value)['action']);
    const type = textOf(action['type']);
    if (type === undefined) continue;
    found = true;
    const number = objectOf(value)['number'] ?? objectOf(place.value)['number'];
    yield* readAction(type, action, `${at}/action`, number, guard);
  }
  if (!found) yield { reason: 'shape-unknown', at: place.at };
}

function* readAction(
  type: string,
  action: Readonly<Record<string, unknown>>,
  at: string,
  business: unknown,
  guard: Surroundings['guard'],
): Iterable<Note> {
  if (type === 'FORWARD_TO_PSTN') {
    const to = textOf(action['pstnNumber']);
    yield {
      door: 'sender-forward-to-pstn',
      severity: 'error',
      at,
      message: {
        en: `Every call to this WhatsApp number is forwarded to ${to ?? 'a phone number'} over the phone network`,
        ja: `このWhatsApp番号への着信は、すべて電話網で${to ?? '電話番号'}へ転送されます`,
      },
      example: userCallTo(phone(to), { business, action: 'forward' }),
    };
  } else if (type === 'VOICE_NUMBER_MASKING') {
    yield {
      door: 'sender-number-masking',
      severity: 'error',
      at,
      message: {
        en: 'Number masking answers every call with a phone number to dial',
        ja: '番号マスキングは、すべての着信に対して発信先の電話番号を返します',
      },
      example: userCallTo(phone(), { business, action: 'forward' }),
    };
  } else if (type === 'VOICE_FORWARD_TO_CONVERSATIONS') {
    yield {
      door: 'no-per-call-hook',
      severity: 'info',
      at,
      message: {
        en: 'Calls go straight to Conversations, where the platform asks nobody: they can be admitted as a whole and audited afterwards, not judged one by one',
        ja: '着信は直接Conversationsへ接続され、通話ごとの問い合わせはありません。設定として認めるかどうかの判断と事後の監査だけが可能です',
      },
    };
  } else if (type === 'FORWARD_TO_SUBSCRIPTION') {
    const id = textOf(action['callsConfigurationId']);
    if (guard.asksFrom(id ?? '') !== 'no') return;
    yield {
      door: 'no-per-call-hook',
      severity: 'info',
      at,
      message: {
        en: `Calls go to the Calls configuration ${id ?? '(none named)'}, which is not among those that ask the decision point`,
        ja: `着信は、判定ポイントに問い合わせる構成に含まれないCalls構成${id ?? '（指定なし）'}へ接続されます`,
      },
    };
  } else if (!LOOKED_AT_ELSEWHERE.has(type)) {
    yield {
      door: 'sender-opaque-action',
      severity: 'warning',
      at,
      message: {
        en: `Nothing tells where the action ${type} takes a call; it may be the phone network`,
        ja: `アクション${type}が通話をどこへ接続するか確認できません。電話網の可能性があります`,
      },
      example: userCallTo({ kind: type.slice(0, 256) || 'unknown' }, { business }),
    };
  }
}
