import { namesTelephone } from '../facts/address-class.js';
import type { Localized } from '../model/localized.js';
import { endpointNotes } from './endpoint-notes.js';
import { phone, userCallTo } from './example-call.js';
import { isObject, listOf, memberOf, membersOf, objectOf, textOf, within } from './json-place.js';
import type { Found, Note, Place, Surroundings } from './note.js';
import { asEndpoint, platformEndpoint } from './platform-endpoint.js';

/** What an application answers when the platform asks where a call is to go. */
type AnswerKind = 'url' | 'markup' | 'masking' | 'flat';

const ASKED: Readonly<Record<AnswerKind, Localized>> = {
  url: { en: 'The answer to the route', ja: 'ルートへの応答' },
  markup: { en: 'The answered script', ja: '応答のスクリプト' },
  masking: { en: 'The answer of number masking', ja: '番号マスキングの応答' },
  flat: { en: 'The answer', ja: '応答' },
};

const MARKUP_ACTIONS: ReadonlySet<string> = new Set([
  'play',
  'say',
  'fetch',
  'pause',
  'hangup',
  'record',
  'captureDtmf',
  'dial',
]);

/** Question and answer of a route's URL destination. */
export function* readUrlAnswer(place: Place, surroundings: Surroundings): Iterable<Note> {
  const answer = objectOf(place.value);
  if (answer['type'] === 'ENDPOINT' || isObject(answer['value'])) {
    const endpoint = memberOf(place, 'value');
    // Where it is missing, what lacks it is pointed at.
    const at = endpoint.value === undefined ? place.at : endpoint.at;
    yield* endpointAnswer({ value: endpoint.value, at }, 'url', surroundings);
  } else if ('type' in answer) {
    yield* endpointAnswer(place, 'url', surroundings);
  } else if (!('callId' in answer) && !('code' in answer) && !('error' in answer)) {
    yield { reason: 'shape-unknown', at: place.at };
  }
}

/** Question and answer of the Calls Markup Language, and its configurations. */
export function* readMarkup(place: Place, surroundings: Surroundings): Iterable<Note> {
  const { script, callId, markupUrl } = objectOf(place.value);
  if (!Array.isArray(script)) {
    if (callId === undefined && markupUrl === undefined) {
      yield { reason: 'shape-unknown', at: place.at };
    } else if (typeof markupUrl === 'string' && !surroundings.guard.asks(markupUrl)) {
      yield {
        door: 'no-per-call-hook',
        severity: 'info',
        at: memberOf(place, 'markupUrl').at,
        message: {
          en: `The platform asks ${markupUrl}, which is not among the URLs of the decision point`,
          ja: `問い合わせ先の${markupUrl}は、判定ポイントのURLに含まれません`,
        },
      };
    }
    return;
  }
  for (const action of membersOf(memberOf(place, 'script'))) {
    const name = textOf(objectOf(action.value)['action']) ?? '';
    if (!MARKUP_ACTIONS.has(name)) yield { reason: 'value-unknown', at: action.at };
    for (const { value, at } of within(action)) {
      const { endpoints, endpoint } = objectOf(value);
      for (const dialled of membersOf({ value: endpoints, at: `${at}/endpoints` })) {
        yield* endpointAnswer(dialled, 'markup', surroundings);
      }
      if (endpoint !== undefined) {
        yield* endpointAnswer({ value: endpoint, at: `${at}/endpoint` }, 'markup', surroundings);
      }
    }
    const { phoneNumber } = objectOf(action.value);
    if (phoneNumber !== undefined) yield phoneAnswer(action.at, 'markup', textOf(phoneNumber));
  }
}

/** Question and answer of number masking, and its configurations. */
export function* readMasking(place: Place): Iterable<Note> {
  const message = objectOf(place.value);
  const { command, phoneNumber } = message;
  if (command === 'dial' || phoneNumber !== undefined) {
    yield phoneAnswer(place.at, 'masking', textOf(phoneNumber));
  } else if (command !== undefined) {
    if (command !== 'hangup') yield { reason: 'value-unknown', at: memberOf(place, 'command').at };
  } else if (!('correlationId' in message) && !('callbackUrl' in message)) {
    yield { reason: 'shape-unknown', at: place.at };
  }
}

/** The flat answers of the IVR's Call API, and of whatever else only decides: no text in them may name a phone. */
export function* readFlatAnswer(place: Place): Iterable<Note> {
  if (!isObject(place.value)) {
    yield { reason: 'shape-unknown', at: place.at };
    return;
  }
  for (const { value, at } of within(place)) {
    for (const [name, member] of Object.entries(objectOf(value))) {
      if (typeof member === 'string' && namesTelephone(member)) {
        yield phoneAnswer(memberOf({ value, at }, name).at, 'flat', member);
      }
    }
  }
  yield* [];
}

function* endpointAnswer(
  place: Place,
  kind: AnswerKind,
  { attestations }: Surroundings,
): Iterable<Found> {
  const endpoint = platformEndpoint(place.value);
  if (endpoint.leads === 'to-phone') {
    yield phoneAnswer(place.at, kind, endpoint.number);
  } else if (endpoint.leads === 'unclear') {
    yield {
      door: 'answer-names-phone',
      severity: 'warning',
      at: place.at,
      message: {
        en: `${ASKED[kind].en} names an endpoint of type “${endpoint.type}”, which nobody has classified: it may be a phone`,
        ja: `${ASKED[kind].ja}にあるエンドポイントの種別「${endpoint.type}」は未分類です。電話の可能性があります`,
      },
      example: userCallTo(asEndpoint(endpoint)),
    };
  } else {
    yield* endpointNotes(endpoint, place.at, attestations, 'mentioned');
  }
}

function phoneAnswer(at: string, kind: AnswerKind, number: string | undefined): Found {
  return {
    door: 'answer-names-phone',
    severity: 'error',
    at,
    message: {
      en: `${ASKED[kind].en} has the platform dial the phone ${number ?? 'number that was called'}`,
      ja: `${ASKED[kind].ja}により、プラットフォームが${number ?? '着信番号'}の電話へ発信します`,
    },
    example: userCallTo(phone(number)),
  };
}

/** Whether a list holds actions of the Calls Markup Language rather than of the IVR. */
export function isMarkupScript(script: unknown): boolean {
  return listOf(script).some((action) => typeof objectOf(action)['action'] === 'string');
}
