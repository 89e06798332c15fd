import type { Localized } from '../model/localized.js';
import { endpointNotes } from './endpoint-notes.js';
import { phone, userCallTo } from './example-call.js';
import { memberOf, objectOf, textOf } from './json-place.js';
import type { Found, Note, Surroundings } from './note.js';
import { asEndpoint, platformEndpoint } from './platform-endpoint.js';
import {
  businessOf,
  canCarryWhatsApp,
  takesUsersCalls,
  type Destination,
  type Route,
} from './route.js';

const SWITCHED_OFF: Localized = {
  en: ' (the route is switched off: this holds once it is switched on)',
  ja: '（このルートは無効です。有効にすると該当します）',
};

/**
 * The destinations of one route.
 *
 * @param isBound whether a WhatsApp number is bound to it, so that its criteria are passed over
 */
export function* readDestinations(
  route: Route,
  isBound: boolean,
  surroundings: Surroundings,
): Iterable<Note> {
  if (!isBound && !canCarryWhatsApp(route)) return;
  for (const note of notesOf(route, isBound || takesUsersCalls(route), surroundings)) {
    yield route.isLive || !('door' in note) ? note : whenSwitchedOn(note);
  }
}

/** What is switched off is no accusation; it must be known all the same before somebody switches it on. */
function whenSwitchedOn(found: Found): Found {
  const { en, ja } = found.message;
  return {
    ...found,
    severity: 'info',
    message: { en: en + SWITCHED_OFF.en, ja: ja + SWITCHED_OFF.ja },
  };
}

function* notesOf(route: Route, takesUsers: boolean, around: Surroundings): Iterable<Note> {
  for (const destination of route.destinations) {
    if (destination.type === 'ENDPOINT') {
      yield* endpointDestination(route, destination, takesUsers, around);
    } else if (destination.type === 'APPLICATION') {
      yield* applicationDestination(destination, takesUsers, around);
    } else if (destination.type === 'URL') {
      yield* urlDestination(route, destination, around);
    } else {
      yield { reason: 'value-unknown', at: destination.at };
    }
  }
}

function* endpointDestination(
  route: Route,
  destination: Destination,
  takesUsers: boolean,
  { attestations }: Surroundings,
): Iterable<Note> {
  const { at, value } = destination;
  const endpoint = platformEndpoint(objectOf(value)['value']);
  const told = { business: businessOf(route) };
  const name = route.name;
  if (endpoint.leads === 'to-phone') {
    const { number } = endpoint;
    yield {
      door: 'route-phone-destination',
      severity: 'error',
      at,
      message: {
        en: `Route “${name}” can connect a WhatsApp call to the phone ${number ?? 'number that was called'}${windowed(value).en}`,
        ja: `ルート「${name}」は、WhatsApp通話を${number ?? '着信番号'}の電話へ接続する可能性があります${windowed(value).ja}`,
      },
      example: userCallTo(phone(number ?? told.business), told),
    };
    if (number === undefined) {
      yield {
        door: 'route-phone-inherits-number',
        severity: 'error',
        at,
        message: {
          en: `The phone of route “${name}” has no number, so the platform dials the number that was called`,
          ja: `ルート「${name}」の電話に番号がないため、着信した番号へ発信されます`,
        },
        example: userCallTo(phone(told.business), told),
      };
    }
    if (route.transferOnly) {
      yield {
        door: 'route-transfer-only-phone',
        severity: 'error',
        at,
        message: {
          en: `A party that transfers the call (REFER) is routed by “${name}” to a phone`,
          ja: `通話を転送（REFER）すると、ルート「${name}」により電話へ接続されます`,
        },
        example: userCallTo(phone(number), { ...told, action: 'transfer' }),
      };
    }
  } else if (endpoint.leads === 'unclear') {
    yield {
      door: 'route-phone-destination',
      severity: 'warning',
      at,
      message: {
        en: `Route “${name}” leads to an endpoint of type “${endpoint.type}”, which nobody has classified: it may be a phone`,
        ja: `ルート「${name}」の接続先の種別「${endpoint.type}」は未分類です。電話の可能性があります`,
      },
      example: userCallTo(asEndpoint(endpoint), told),
    };
  } else {
    const told = takesUsers ? 'accused' : 'passed';
    yield* endpointNotes(endpoint, memberOf(destination, 'value').at, attestations, told);
  }
}

function* applicationDestination(
  { at, value }: Destination,
  takesUsers: boolean,
  { guard }: Surroundings,
): Iterable<Note> {
  const application = objectOf(objectOf(value)['value']);
  const id = textOf(application['applicationId']) ?? '';
  const isCalls = application['type'] === 'CALLS_APPLICATION';
  if (!isCalls && application['type'] !== 'INFOBIP_APPLICATION') {
    yield { reason: 'value-unknown', at };
  } else if (takesUsers && (!isCalls || guard.asksFrom(id) === 'no')) {
    yield {
      door: 'no-per-call-hook',
      severity: 'info',
      at,
      message: {
        en: `Calls go to the application ${id}, and the decision point is not asked about each`,
        ja: `通話はアプリケーション${id}へ接続され、通話ごとの判定は行われません`,
      },
    };
  }
}

function* urlDestination(
  route: Route,
  destination: Destination,
  { guard }: Surroundings,
): Iterable<Note> {
  const { at, value } = destination;
  const url = textOf(objectOf(value)['url']) ?? '';
  if (!guard.asks(url)) {
    yield {
      door: 'no-per-call-hook',
      severity: 'info',
      at,
      message: {
        en: `The platform asks ${url || 'no URL'}, which is not among those of the decision point`,
        ja: `問い合わせ先の${url || 'URL（未指定）'}は、判定ポイントのURLに含まれません`,
      },
    };
    return;
  }
  const next = route.destinations.find((other) => mayFollow(destination, other, route));
  if (next === undefined) return;
  const kind = platformEndpoint(objectOf(next.value)['value']);
  yield {
    door: 'pdp-not-last',
    severity: 'warning',
    at,
    message: {
      en: `When the decision point denies a call, route “${route.name}” goes on to its next destination; a deny must be the end`,
      ja: `判定ポイントが通話を拒否しても、ルート「${route.name}」は次の接続先へ進みます。拒否で終わる必要があります`,
    },
    ...(next.type === 'ENDPOINT' && kind.leads !== 'nowhere'
      ? { example: userCallTo(asEndpoint(kind), { business: businessOf(route) }) }
      : {}),
  };
}

/** Whether the platform may try `other` after, or in place of, `asked`. Equal priorities share the calls. */
function mayFollow(asked: Destination, other: Destination, { destinations }: Route): boolean {
  if (other === asked) return false;
  if (asked.priority !== undefined && other.priority !== undefined) {
    return other.priority >= asked.priority;
  }
  const isOrdered = destinations.every(({ priority }) => priority === undefined);
  return !isOrdered || destinations.indexOf(other) > destinations.indexOf(asked);
}

function windowed(destination: unknown): Localized {
  const { allowedTimeWindows } = objectOf(destination);
  if (allowedTimeWindows === undefined) return { en: '', ja: '' };
  return { en: ', at certain hours only', ja: '（特定の時間帯のみ）' };
}
