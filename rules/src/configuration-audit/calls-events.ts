import { classifyAddress } from '../facts/address-class.js';
import { endpointNotes } from './endpoint-notes.js';
import { phone, userCallTo } from './example-call.js';
import { isObject, memberOf, objectOf, textOf, within } from './json-place.js';
import type { Found, Note, Place, Surroundings } from './note.js';
import { asEndpoint, platformEndpoint } from './platform-endpoint.js';

/** Members that tie a leg to others. */
const TIES = ['parentCallId', 'dialogId', 'conferenceId'] as const;

/** Events of the Calls API, as recorded. */
export function* readCallsEvent(place: Place, surroundings: Surroundings): Iterable<Note> {
  const { type, properties } = objectOf(place.value);
  if (typeof type !== 'string') {
    yield { reason: 'shape-unknown', at: place.at };
    return;
  }
  for (const leg of within(memberOf(place, 'properties'))) {
    if (isObject(leg.value) && 'endpoint' in leg.value) yield* legOf(leg, surroundings);
  }
  const { referTo } = objectOf(properties);
  if (referTo !== undefined) {
    yield* referral(textOf(referTo) ?? '', memberOf(memberOf(place, 'properties'), 'referTo').at);
  }
  if (type === 'APPLICATION_TRANSFER_REQUESTED') yield* handOver(place, surroundings);
}

function* legOf(leg: Place, { attestations }: Surroundings): Iterable<Found> {
  const call = objectOf(leg.value);
  const { value, at } = memberOf(leg, 'endpoint');
  const endpoint = platformEndpoint(value);
  if (endpoint.leads === 'to-phone') {
    // A caller from a phone, alone with the app, is not yet in a WhatsApp call.
    const isAlone = call['direction'] === 'INBOUND' && TIES.every((name) => !(name in call));
    yield {
      door: 'calls-phone-leg',
      severity: isAlone ? 'warning' : 'error',
      at,
      message: {
        en: `The phone ${endpoint.number ?? '(no number)'} ${isAlone ? 'calls the app, which may connect it' : 'is a leg of the call'}`,
        ja: isAlone
          ? `電話${endpoint.number ?? ''}からの着信を、アプリが他の通話とつなぐ可能性があります`
          : `電話${endpoint.number ?? ''}が通話のレッグになっています`,
      },
      example: userCallTo(phone(endpoint.number), { action: 'conference-add' }),
    };
  } else if (endpoint.leads === 'unclear') {
    yield {
      door: 'calls-phone-leg',
      severity: 'warning',
      at,
      message: {
        en: `A leg has an endpoint of type “${endpoint.type}”, which nobody has classified: it may be a phone`,
        ja: `レッグのエンドポイントの種別「${endpoint.type}」は未分類です。電話の可能性があります`,
      },
      example: userCallTo(asEndpoint(endpoint), { action: 'bridge' }),
    };
  } else {
    yield* endpointNotes(endpoint, at, attestations, 'mentioned');
  }
}

/** A party asked by REFER to be passed on: digits alone are a phone number here, the platform dials them. */
function* referral(to: string, at: string): Iterable<Found> {
  const isDialled = classifyAddress(to) === 'number' || /^[a-z]+:/i.test(to.trim());
  if (!isDialled || classifyAddress(to) === 'sip') return;
  const example = userCallTo(phone(to), { action: 'transfer' });
  yield {
    door: 'transfer-accepted-outside',
    severity: 'error',
    at,
    message: {
      en: `A transfer to ${to} is asked for; accepted, it rings a phone`,
      ja: `${to}への転送が要求されています。応じると電話が呼び出されます`,
    },
    example,
  };
  yield {
    door: 'sip-redirect-to-phone',
    severity: 'error',
    at,
    message: {
      en: `The other side sent a REFER to ${to}`,
      ja: `相手側が${to}へのREFERを送信しています`,
    },
    example,
  };
}

function* handOver(place: Place, { guard }: Surroundings): Iterable<Found> {
  const { value, at } = memberOf(place, 'callsConfigurationId');
  const properties = objectOf(objectOf(place.value)['properties']);
  const id = textOf(properties['destinationCallsConfigurationId']) ?? textOf(value) ?? '';
  const asks = guard.asksFrom(id);
  if (asks === 'yes') return;
  yield {
    door: 'transfer-accepted-outside',
    severity: asks === 'no' ? 'warning' : 'info',
    at: value === undefined ? place.at : at,
    message: {
      en: `The call is to be handed to the Calls configuration ${id}; nobody said that it asks the decision point`,
      ja: `通話がCalls構成${id}へ渡されようとしています。この構成が判定ポイントに問い合わせるかどうかは示されていません`,
    },
    example: userCallTo({ kind: 'calls-api', id: id || 'unknown' }, { action: 'transfer' }),
  };
}
