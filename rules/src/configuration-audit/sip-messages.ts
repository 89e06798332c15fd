import { classifyAddress, namesTelephone, normalizedAddress } from '../facts/address-class.js';
import type { AuditSeverity } from '../model/configuration-audit.js';
import { phone, userCallTo } from './example-call.js';
import { isObject, listOf, memberOf, objectOf, pointer, textOf } from './json-place.js';
import type { Found, Note, Place } from './note.js';

/** Headers by which a call is passed on, by their short forms too. */
const PASSES_ON: Readonly<Record<string, string>> = {
  'refer-to': 'Refer-To',
  r: 'Refer-To',
  diversion: 'Diversion',
  'history-info': 'History-Info',
};
const CONTACT: Readonly<Record<string, string>> = { contact: 'Contact', m: 'Contact' };
const TO: Readonly<Record<string, string>> = { to: 'To', t: 'To' };

/** SIP messages as recorded: `{ method, requestUri, headers }` or `{ status, reason, headers }`. */
export function* readSipMessage(place: Place): Iterable<Note> {
  const { method, status, requestUri, headers } = objectOf(place.value);
  if (method === undefined && status === undefined) {
    yield { reason: 'shape-unknown', at: place.at };
    return;
  }
  if (typeof requestUri === 'string') {
    yield* passedOn('The request URI', requestUri, memberOf(place, 'requestUri').at, false);
  }
  const isRedirect = /^3\d\d$/.test(textOf(status) ?? '');
  const told = { ...PASSES_ON, ...(isRedirect ? CONTACT : status === undefined ? TO : {}) };
  for (const { name, text, at } of headersOf(memberOf(place, 'headers'), headers)) {
    const header = told[name.toLowerCase()];
    if (header === undefined) continue;
    for (const uri of urisOf(text)) yield* passedOn(header, uri, at, header !== 'To');
  }
}

/** What a proxy asks us and what we answer it. */
export function* readSipAdapter(place: Place): Iterable<Note> {
  const { kind, target, decision, sip, rtjson } = objectOf(place.value);
  if (kind === undefined && decision === undefined) {
    yield { reason: 'shape-unknown', at: place.at };
    return;
  }
  if (typeof target === 'string') {
    const moves = kind === 'forward' || kind === 'transfer';
    yield* passedOn('The target', target, memberOf(place, 'target').at, moves);
  }
  const { contact } = objectOf(sip);
  if (typeof contact === 'string') {
    yield* passedOn('Contact', contact, memberOf(memberOf(place, 'sip'), 'contact').at, true);
  }
  for (const [i, route] of listOf(objectOf(rtjson)['routes']).entries()) {
    const { uri } = objectOf(route);
    const at = `${memberOf(memberOf(place, 'rtjson'), 'routes').at}/${i}/uri`;
    if (typeof uri === 'string') yield* passedOn('The route', uri, at, true);
  }
}

/**
 * @param moves whether the call is passed on to the URI: then a subscriber's number at any host is worth a warning, since where
 *   that host leads nobody has said
 */
function* passedOn(what: string, uri: string, at: string, moves: boolean): Iterable<Found> {
  const severity = severityOf(uri, moves);
  if (severity === undefined) return;
  yield {
    door: 'sip-redirect-to-phone',
    severity,
    at,
    message:
      severity === 'error'
        ? {
            en: `${what} names a phone: ${uri}`,
            ja: `${WHAT_JA[what] ?? what}が電話を指しています：${uri}`,
          }
        : {
            en: `${what} names ${uri}, which may be a phone: nobody has said where that leads`,
            ja: `${WHAT_JA[what] ?? what}が${uri}を指しています。接続先が確認できないため、電話の可能性があります`,
          },
    example: userCallTo(phone(uri), { action: 'transfer' }),
  };
}

const WHAT_JA: Readonly<Record<string, string>> = {
  'The request URI': 'リクエストURI',
  'The target': '宛先',
  'The route': '経路',
};

function severityOf(uri: string, moves: boolean): AuditSeverity | undefined {
  const address = classifyAddress(uri);
  if (namesTelephone(uri)) return 'error';
  if (address === 'phone') return moves && uri.trim() !== '*' ? 'warning' : undefined;
  if (address === 'number') return moves ? 'error' : undefined;
  const [, user, host] = /^sips?:([^@;?]*)@([^;?]*)/.exec(normalizedAddress(uri)) ?? [];
  // WhatsApp users are numbers at the platform's own host.
  const isSubscriber =
    /^\+?\d{7,15}$/.test(user ?? '') && !/^wa\.meta\.vc(?::\d+)?$/.test(host ?? '');
  return moves && isSubscriber ? 'warning' : undefined;
}

interface Header {
  readonly name: string;
  readonly text: string;
  readonly at: string;
}

/** Headers as a map to one text or several, or as a list of names and values. */
function* headersOf({ at }: Place, headers: unknown): Iterable<Header> {
  if (isObject(headers)) {
    for (const [name, value] of Object.entries(headers)) {
      if (typeof value === 'string') yield { name, text: value, at: pointer(at, name) };
      for (const [i, text] of listOf(value).entries()) {
        if (typeof text === 'string') yield { name, text, at: pointer(pointer(at, name), i) };
      }
    }
  }
  for (const [i, header] of listOf(headers).entries()) {
    const { name, value } = objectOf(header);
    if (typeof name === 'string' && typeof value === 'string') {
      yield { name, text: value, at: `${pointer(at, i)}/value` };
    }
  }
}

/** The URIs of a header: those in angle brackets with what follows them, or the whole. */
function urisOf(text: string): readonly string[] {
  const bracketed = [...text.matchAll(/<([^<>]*)>/g)].map(([, uri]) => uri ?? '');
  if (bracketed.length > 0) return bracketed;
  return text.split(',').map((part) => part.trim());
}
