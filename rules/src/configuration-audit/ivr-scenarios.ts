import { phone, userCallTo } from './example-call.js';
import { isObject, listOf, memberOf, objectOf, textOf, within } from './json-place.js';
import type { Note, Place, Surroundings } from './note.js';

/** Actions, by their own name, that stay within the scenario or the platform's own agents. */
const HARMLESS: ReadonlySet<string> = new Set(['dialToConversations', 'dialToWebRTC']);
/** Members that hold data for somebody else, in which nothing is an action. */
const DATA: ReadonlySet<string> = new Set(['body', 'headers']);

/** Scripts of the IVR, however deep its branches go. */
export function* readIvrScenario(place: Place, { guard }: Surroundings): Iterable<Note> {
  const script = memberOf(place, 'script');
  if (!Array.isArray(script.value)) {
    yield { reason: 'shape-unknown', at: place.at };
    return;
  }
  let asks = false;
  let connects: string | undefined;
  for (const { value, at } of within(script, (name) => !DATA.has(name))) {
    if (!isObject(value)) continue;
    for (const [name, dialled] of Object.entries(value)) {
      if (!/^dial/i.test(name) || HARMLESS.has(name)) continue;
      // Options such as how long to ring have names of their own.
      if (/^dial(?:ing|ed)?(?:Timeout|Tone|Options)$/i.test(name)) continue;
      yield dialOf(name, dialled, memberOf({ value, at }, name).at);
    }
    const request = textOf(value['request']);
    asks ||= request !== undefined && guard.asks(request);
    if ('dialToConversations' in value && !asks) connects ??= at;
  }
  if (connects !== undefined) {
    yield {
      door: 'no-per-call-hook',
      severity: 'info',
      at: connects,
      message: {
        en: 'The scenario connects calls to agents without having asked the decision point',
        ja: 'このシナリオは、判定ポイントに問い合わせずに通話をオペレーターへ接続します',
      },
    };
  }
}

function dialOf(name: string, dialled: unknown, at: string): Note {
  const number = numberOf(dialled);
  const isOpen = number === undefined || /[${}]/.test(number);
  const isKnown = name === 'dial' || name === 'dialToMany';
  return {
    door: 'ivr-dials-out',
    severity: isKnown ? 'error' : 'warning',
    at,
    message: isOpen
      ? {
          en: `The action ${name} connects the call to whatever ${number ?? 'it is given'} holds at that moment`,
          ja: `アクション${name}は、その時点で${number ?? '渡された値'}が指す先へ通話を接続します`,
        }
      : {
          en: `The action ${name} connects the call to ${number}`,
          ja: `アクション${name}が通話を${number}へ接続します`,
        },
    example: userCallTo(phone(number)),
  };
}

function numberOf(dialled: unknown): string | undefined {
  const text = textOf(dialled);
  if (text !== undefined) return text;
  const first = listOf(dialled)[0] ?? objectOf(dialled)['phoneNumber'] ?? objectOf(dialled)['to'];
  return textOf(first) ?? textOf(objectOf(first)['phoneNumber']);
}
