import { isObject, listOf, memberOf, membersOf, objectOf, textOf } from './json-place.js';
import type { Place } from './note.js';

/** What calls a route takes; whichever criterion matches first. */
export interface Criterion {
  /** `WHATSAPP`, `SIP`, `WEBRTC`, `PHONE`, …; absent: of any channel. */
  readonly type: string | undefined;
  /** Patterns by field: `to`, `from`, `sipTrunkId`, …, and `header:<name>` or `data:<key>`. */
  readonly patterns: ReadonlyMap<string, string>;
}

export interface Destination extends Place {
  readonly type: string;
  /** Lower is tried earlier; equal ones share the calls. */
  readonly priority: number | undefined;
}

/** A route of the platform's call routing, as far as the audit reads it. */
export interface Route extends Place {
  readonly id: string | undefined;
  readonly name: string;
  /** Empty: takes every call. */
  readonly criteria: readonly Criterion[];
  readonly destinations: readonly Destination[];
  readonly transferOnly: boolean;
  /** False: switched off, so that it opens nothing until it is switched on. */
  readonly isLive: boolean;
  readonly order: number | undefined;
}

/** @returns undefined where the object is no route */
export function routeOf(place: Place): Route | undefined {
  const route = objectOf(place.value);
  if (!Array.isArray(route['destinations'])) return undefined;
  const { order } = route;
  const id = textOf(route['id']) ?? textOf(route['routeId']);
  return {
    ...place,
    id,
    name: textOf(route['name']) ?? id ?? '',
    criteria: listOf(route['criteria']).map(criterionOf),
    destinations: membersOf(memberOf(place, 'destinations')).map(destinationOf),
    transferOnly: route['transferOnly'] === true || route['transferOnly'] === 'true',
    isLive: textOf(route['status'])?.toUpperCase() !== 'DISABLED',
    order: typeof order === 'number' ? order : undefined,
  };
}

/** Whether a WhatsApp call can come this way. */
export function canCarryWhatsApp({ criteria }: Route): boolean {
  return criteria.length === 0 || criteria.some(({ type }) => type !== 'PHONE');
}

/** Whether a user's WhatsApp call can come this way, and not only a later leg of one. */
export function takesUsersCalls({ criteria }: Route): boolean {
  return (
    criteria.length === 0 || criteria.some(({ type }) => type === undefined || type === 'WHATSAPP')
  );
}

/** The number of the business, where a criterion tells it. */
export function businessOf({ criteria }: Route): string | undefined {
  return criteria.find(({ type }) => type === 'WHATSAPP')?.patterns.get('to');
}

function criterionOf(criterion: unknown): Criterion {
  const { to, value } = objectOf(criterion);
  const { type, headers, customData, ...fields } = objectOf(value);
  const patterns = new Map<string, string>();
  for (const [name, pattern] of [['to', to], ...Object.entries(fields)] as const) {
    const text = textOf(pattern);
    if (text !== undefined && text !== '') patterns.set(name, text);
  }
  for (const header of listOf(headers)) {
    const { headerName, headerValue } = objectOf(header);
    patterns.set(`header:${textOf(headerName)?.toLowerCase()}`, textOf(headerValue) ?? '');
  }
  for (const entry of listOf(customData)) {
    const { key, value: pattern } = objectOf(entry);
    patterns.set(`data:${textOf(key)}`, textOf(pattern) ?? '');
  }
  return { type: textOf(type)?.toUpperCase(), patterns };
}

function destinationOf(place: Place): Destination {
  const destination = objectOf(place.value);
  const { priority } = destination;
  return {
    ...place,
    type: isObject(place.value) ? (textOf(destination['type'])?.toUpperCase() ?? '') : '',
    priority: typeof priority === 'number' ? priority : undefined,
  };
}
