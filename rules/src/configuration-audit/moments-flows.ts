import { namesTelephone } from '../facts/address-class.js';
import { phone, userCallTo } from './example-call.js';
import { memberOf, objectOf, textOf, within } from './json-place.js';
import type { Note, Place } from './note.js';

const HARMLESS: ReadonlySet<string> = new Set(['PLAY', 'COLLECT', 'HANGUP']);

/** Flows of Moments, in the shape the contract gives them, however deep their branches go. */
export function* readMomentsFlow(place: Place): Iterable<Note> {
  const elements = memberOf(place, 'elements');
  if (!Array.isArray(elements.value)) {
    yield { reason: 'shape-unknown', at: place.at };
    return;
  }
  let asks = false;
  for (const { value, at } of within(elements)) {
    const { type, to } = objectOf(value);
    if (type === undefined) continue;
    const name = textOf(type)?.toUpperCase() ?? '';
    if (name === 'CALL_API') asks = true;
    else if (name === 'DIAL' || name === 'FORWARD') yield dialOf(name, textOf(to), at);
    else if (name === 'TRANSFER_TO_AGENT') {
      if (!asks) yield unasked(at);
    } else if (!HARMLESS.has(name)) yield { reason: 'value-unknown', at };
  }
}

function dialOf(name: string, to: string | undefined, at: string): Note {
  // A name is no number; whatever can be dialled, or is filled in at run time, counts as one.
  const isName = to !== undefined && /\p{L}/u.test(to) && !/[${}]/.test(to) && !namesTelephone(to);
  return {
    door: 'moments-dials-out',
    severity: isName ? 'warning' : 'error',
    at,
    message: {
      en: `The element ${name} takes the call out of the flow, to ${to ?? 'a number given at run time'}`,
      ja: `要素${name}が、通話をフローの外の${to ?? '実行時に決まる番号'}へ接続します`,
    },
    example: userCallTo(phone(to), { action: 'forward' }),
  };
}

function unasked(at: string): Note {
  return {
    door: 'no-per-call-hook',
    severity: 'info',
    at,
    message: {
      en: 'The flow hands calls to agents without having called an API before',
      ja: 'このフローは、事前にAPIを呼び出さずに通話をオペレーターへ渡します',
    },
  };
}
