import { agentCallToPhone, phone, userCallTo } from './example-call.js';
import { isObject, listOf, objectOf, textOf, within } from './json-place.js';
import type { Note, Place } from './note.js';

/** Ways an agent's desk can hold a call that are not the phone. */
const OTHER_CLIENTS: ReadonlySet<string> = new Set(['WEBRTC', 'WHATSAPP', 'VIBER', 'LIVE_CHAT']);

/** Settings and requests of Conversations: outbound calls and transfers. */
export function* readConversations(place: Place): Iterable<Note> {
  let isKnown = false;
  for (const { value, at } of within(place)) {
    if (!isObject(value)) continue;
    const { externalNumber, transferToAnyNumberEnabled, agentId, queueId, to } = value;
    const isOutbound =
      'voiceClientType' in value || (to !== undefined && externalNumber === undefined);
    isKnown ||= isOutbound || [externalNumber, agentId, queueId].some((id) => id !== undefined);
    if (externalNumber !== undefined) yield externalTransfer(externalNumber, value['from'], at);
    if (isOutbound) yield* outboundCall(value, at);
    const tags = tagsOf(value);
    if (transferToAnyNumberEnabled === undefined && tags.length === 0) continue;
    isKnown = true;
    yield* transferSettings(transferToAnyNumberEnabled, tags, at);
  }
  if (!isKnown) yield { reason: 'shape-unknown', at: place.at };
}

function* outboundCall(call: Readonly<Record<string, unknown>>, at: string): Iterable<Note> {
  const client = textOf(call['voiceClientType'])?.trim().toUpperCase();
  if (client !== undefined && OTHER_CLIENTS.has(client)) return;
  const isPhone = client === undefined || client === 'PSTN';
  yield {
    door: 'conversations-default-client',
    severity: isPhone ? 'error' : 'warning',
    at,
    message: isPhone
      ? {
          en: `voiceClientType is ${client ?? 'not set, and PSTN by default'}: the user is rung over the phone network`,
          ja: `voiceClientTypeが${client ?? '未指定（既定値はPSTN）'}のため、利用者には電話網で発信されます`,
        }
      : {
          en: `voiceClientType is ${client}, which nobody has classified: it may be the phone network`,
          ja: `voiceClientTypeの値${client}は未分類です。電話網の可能性があります`,
        },
    example: agentCallToPhone(textOf(call['agentId']), {
      business: call['from'],
      user: call['to'],
    }),
  };
}

function externalTransfer(number: unknown, business: unknown, at: string): Note {
  const to = textOf(number);
  return {
    door: 'conversations-external-transfer',
    severity: 'error',
    at,
    message: {
      en: `An agent's call is transferred to ${to ?? 'a number outside'}`,
      ja: `オペレーターの通話が外部の番号${to ?? ''}へ転送されます`,
    },
    example: userCallTo(phone(to), { business, action: 'transfer' }),
  };
}

function* transferSettings(
  anyNumber: unknown,
  tags: readonly string[],
  at: string,
): Iterable<Note> {
  const isAny = anyNumber !== undefined && anyNumber !== false && anyNumber !== 'false';
  if (!isAny && tags.length === 0) return;
  yield {
    door: 'conversations-external-transfer',
    severity: 'error',
    at,
    message: isAny
      ? {
          en: 'Agents may transfer a call to any number',
          ja: 'オペレーターは任意の番号へ転送できます',
        }
      : {
          en: `Agents may transfer a call to numbers tagged ${tags.join(', ')}`,
          ja: `オペレーターは${tags.join('、')}のタグが付いた番号へ転送できます`,
        },
    example: userCallTo(phone(), { action: 'transfer' }),
  };
}

/** Tags that name numbers outside. */
function tagsOf({ tagName, tagNames, tags }: Readonly<Record<string, unknown>>): readonly string[] {
  return [tagName, ...listOf(tagNames), ...listOf(tags)].flatMap((tag) => {
    const name = textOf(tag) ?? textOf(objectOf(tag)['tagName']) ?? textOf(objectOf(tag)['name']);
    return name === undefined || name === '' ? [] : [name];
  });
}
