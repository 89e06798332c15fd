import { endpointNotes } from './endpoint-notes.js';
import { phone, userCallTo } from './example-call.js';
import { isObject, listOf, memberOf, membersOf, objectOf, textOf, within } from './json-place.js';
import type { KnownCall } from './known-calls.js';
import type { Found, Note, Place, Surroundings } from './note.js';
import { asEndpoint, platformEndpoint } from './platform-endpoint.js';

/** Members by which a command of the Calls API is known. */
const SIGNS = [
  'endpoint',
  'callRequest',
  'childCallRequest',
  'targetCallRequest',
  'callRequests',
  'callIds',
  'errorCode',
  'requestError',
  'parentCallId',
  'callsConfigurationId',
] as const;

/** Commands that applications send to the Calls API. */
export function* readCallsCommand(place: Place, surroundings: Surroundings): Iterable<Note> {
  let isKnown = false;
  for (const part of within(place)) {
    if (!isObject(part.value)) continue;
    isKnown ||= SIGNS.some((name) => name in objectOf(part.value));
    const transfer = applicationTransfer(part, surroundings);
    isKnown ||= transfer !== undefined;
    yield* transfer ?? [];
    yield* merged(part, surroundings.phoneCalls);
    if ('endpoint' in part.value) {
      const isTransfer = /\/targetCallRequest$/.test(part.at);
      yield* newLeg(memberOf(part, 'endpoint'), part.value['from'], isTransfer, surroundings);
    }
    if ('callRequests' in part.value) yield* bulk(memberOf(part, 'callRequests'));
  }
  if (!isKnown) yield { reason: 'shape-unknown', at: place.at };
}

function* newLeg(
  { value, at }: Place,
  business: unknown,
  isTransfer: boolean,
  { attestations }: Surroundings,
): Iterable<Found> {
  const endpoint = platformEndpoint(value);
  const told = { business, action: isTransfer ? ('transfer' as const) : ('bridge' as const) };
  const door = isTransfer ? 'transfer-accepted-outside' : 'calls-phone-leg';
  if (endpoint.leads === 'to-phone') {
    const number = endpoint.number ?? '(no number)';
    yield {
      door,
      severity: 'error',
      at,
      message: isTransfer
        ? {
            en: `The transfer is accepted to the phone ${number}`,
            ja: `電話${endpoint.number ?? ''}への転送に応じています`,
          }
        : {
            en: `A leg to the phone ${number} is created, which can meet a WhatsApp leg in either order`,
            ja: `電話${endpoint.number ?? ''}へのレッグを作成しています。前後を問わず、WhatsAppのレッグと結ばれる可能性があります`,
          },
      example: userCallTo(phone(endpoint.number), told),
    };
  } else if (endpoint.leads === 'unclear') {
    yield {
      door,
      severity: 'warning',
      at,
      message: {
        en: `The leg leads to an endpoint of type “${endpoint.type}”, which nobody has classified: it may be a phone`,
        ja: `レッグのエンドポイントの種別「${endpoint.type}」は未分類です。電話の可能性があります`,
      },
      example: userCallTo(asEndpoint(endpoint), told),
    };
  } else {
    yield* endpointNotes(endpoint, at, attestations, 'mentioned');
  }
}

/** The hand-over of a call to another Calls configuration; undefined where the object is none. */
function applicationTransfer(
  { value, at }: Place,
  { file, guard }: Surroundings,
): readonly Found[] | undefined {
  const command = objectOf(value);
  const isNamed = /application-transfer/i.test(file) && !('endpoint' in command);
  const destination =
    textOf(command['destinationCallsConfigurationId']) ??
    textOf(command['destinationApplicationId']) ??
    (isNamed
      ? (textOf(command['callsConfigurationId']) ?? textOf(command['applicationId']))
      : undefined);
  if (destination === undefined) return undefined;
  if (guard.asksFrom(destination) === 'yes') return [];
  return [
    {
      door: 'transfer-accepted-outside',
      severity: 'warning',
      at,
      message: {
        en: `The call is handed to the Calls configuration ${destination}, which is not among those that ask the decision point`,
        ja: `通話が、判定ポイントに問い合わせる構成に含まれないCalls構成${destination}へ渡されます`,
      },
      example: userCallTo({ kind: 'calls-api', id: destination }, { action: 'transfer' }),
    },
  ];
}

/** Calls of a campaign go to phones alone, and can be connected with any other call later. */
function* bulk(requests: Place): Iterable<Found> {
  for (const { value, at } of membersOf(requests)) {
    const endpoint = platformEndpoint(objectOf(value)['endpoint']);
    if (endpoint.leads !== 'to-phone') continue;
    yield {
      door: 'bulk-call-merged',
      severity: 'warning',
      at,
      message: {
        en: `A bulk call to the phone ${endpoint.number ?? '(no number)'} can be connected with a WhatsApp call later`,
        ja: `電話${endpoint.number ?? ''}への一斉発信は、後からWhatsApp通話と結合される可能性があります`,
      },
      example: userCallTo(phone(endpoint.number), { action: 'bridge' }),
    };
  }
}

/** A command that connects calls which are there already, one of which other files show to be a phone's. */
function* merged(place: Place, phoneCalls: ReadonlyMap<string, KnownCall>): Iterable<Found> {
  const ids = listOf(objectOf(place.value)['callIds']).flatMap((id) => textOf(id) ?? []);
  const phones = ids.filter((id) => phoneCalls.has(id));
  const certain = phones.find((id) => phoneCalls.get(id) === 'phone');
  const id = certain ?? phones[0];
  if (id === undefined) return;
  yield {
    door: 'bulk-call-merged',
    severity: certain === undefined ? 'info' : 'error',
    at: memberOf(place, 'callIds').at,
    message:
      certain === undefined
        ? {
            en: `The calls are connected with each other; ${id} is a phone's in one file and not in another`,
            ja: `通話同士を結合します。${id}は、電話との通話とするファイルと、そうでないファイルがあります`,
          }
        : {
            en: `The calls are connected with each other, and ${id} is a call with a phone`,
            ja: `通話同士を結合しますが、そのうち${id}は電話との通話です`,
          },
    example: userCallTo(phone(), { action: 'bridge' }),
  };
}
