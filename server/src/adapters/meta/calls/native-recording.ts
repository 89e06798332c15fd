import type { CallAttempt, UnrecordedDecision } from '@ringfence/rules';
import { objectAt, textAt, wordAt } from '../../untyped-json.js';
import type { GraphCall } from './graph-call.dto.js';

type Body = GraphCall['body'];

/** What Meta captures, each opted into by an object of its own in the command, and announced in a language it names (WA-REC-001, -002). */
const CAPTURES = ['recording', 'transcription'] as const;
const OFF = 'DISABLED';

/** What is asked about it; where its objects name several languages, or none, nobody knows which one is spoken. */
export function recordingContext(body: Body): NonNullable<CallAttempt['context']> {
  const asked = CAPTURES.filter((name) => isAskedFor(body[name]));
  if (asked.length === 0) return {};
  const languages = new Set(
    asked.map((name) => textAt(objectAt(body[name])['announcement_language'])),
  );
  const [language] = languages;
  return {
    recording: true,
    ...(languages.size > 1 || language === undefined ? {} : { language }),
  };
}

/** The command, in which Meta captures nothing unless the decision says that it can announce that (WA-REC-003). */
export function withRecording(body: Body, { obligations }: UnrecordedDecision): Body {
  const isAnnounced = obligations.some(
    ({ type, properties }) =>
      type === 'announce-recording' && properties?.['platformRecording'] === true,
  );
  if (isAnnounced) return body;
  const asked = CAPTURES.filter((name) => isAskedFor(body[name]));
  return { ...body, ...Object.fromEntries(asked.map((name) => [name, { status: OFF }])) };
}

/** Whatever is not switched off in so many words may be on. */
function isAskedFor(capture: unknown): boolean {
  return capture !== undefined && wordAt(objectAt(capture)['status']) !== OFF;
}
