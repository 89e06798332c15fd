import { phone, userCallTo } from './example-call.js';
import { isObject, objectOf, textOf, within } from './json-place.js';
import type { Note, Place } from './note.js';

const DIALLED = ['destinationA', 'destinationB', 'destination', 'phoneNumber', 'to'] as const;

/** Requests of click-to-call, which connects two phones and knows no other endpoint. */
export function* readClickToCall(place: Place): Iterable<Note> {
  if (!isObject(place.value)) {
    yield { reason: 'shape-unknown', at: place.at };
    return;
  }
  const parts = [...within(place)].filter(({ value }) =>
    DIALLED.some((name) => name in objectOf(value)),
  );
  // Whatever the request looks like, the call goes to phones.
  for (const { value, at } of parts.length > 0 ? parts : [place]) {
    const number = DIALLED.map((name) => textOf(objectOf(value)[name])).find((text) => text);
    yield {
      door: 'bulk-call-merged',
      severity: 'warning',
      at,
      message: {
        en: `Click-to-call rings the phone ${number ?? '(no number)'}, and the call can be connected with a WhatsApp call later`,
        ja: `クリックトゥコールが電話${number ?? ''}を呼び出し、後からWhatsApp通話と結合される可能性があります`,
      },
      example: userCallTo(phone(number), { action: 'bridge' }),
    };
  }
}
