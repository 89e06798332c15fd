import fc from 'fast-check';
import type { MetaParty, Payload } from './meta-platform.fixture.js';
import { T0 } from './meta-platform.fixture.js';

/** One webhook of a story: what it tells of a party. `at` is in seconds from the base instant. */
export interface Chapter {
  readonly at: number;
  readonly told: (party: MetaParty) => Payload;
}

/** Few instants, so that several things often happen at one. */
const AT = fc.integer({ min: 0, max: 12 }).map((step) => step * 300);
/** Under which names the user is shown. */
const SHOWN = fc.constantFrom('both', 'number', 'id');
type Shown = 'both' | 'number' | 'id';

const REPLY = fc.record({
  at: AT,
  shown: SHOWN,
  form: fc.constantFrom<Payload>(
    { response: 'accept', is_permanent: true, response_source: 'user_action' },
    { response: 'accept', is_permanent: false, response_source: 'user_action' },
    {
      response: 'accept',
      is_permanent: false,
      expiration_timestamp: String(T0 + 5400),
      response_source: 'automatic',
    },
    { response: 'reject', response_source: 'user_action' },
    { response: 'reject', response_source: 'automatic' },
  ),
});

const CALL = fc.record({
  at: AT,
  shown: fc.tuple(SHOWN, SHOWN, SHOWN, SHOWN),
  initiator: fc.constantFrom('BUSINESS_INITIATED', 'BUSINESS_INITIATED', 'USER_INITIATED'),
  answer: fc.constantFrom('ACCEPTED', 'REJECTED'),
  ends: fc.boolean(),
  /** Seconds; null: the end has no duration. */
  duration: fc.option(fc.integer({ min: 0, max: 300 })),
});

const RESTRICTION = fc.record({
  at: AT,
  type: fc.constantFrom(
    'RESTRICTED_USER_INITIATED_CALLING',
    'RESTRICTED_BUSINESS_INITIATED_CALLING',
  ),
  lasts: fc.option(fc.integer({ min: 60, max: 7200 })),
});

const REPLIES = 13;
const CALLS = 6;
const RESTRICTIONS = 2;
/** Webhooks of one story: a call has four, and one message shows both names of the user. */
export const CHAPTERS = REPLIES + 4 * CALLS + RESTRICTIONS + 1;

/** Replies, calls and restrictions of one number and one user, at instants that may coincide; no two are the same webhook. */
export const STORY: fc.Arbitrary<Chapter[]> = fc
  .tuple(
    fc.array(REPLY, { minLength: REPLIES, maxLength: REPLIES }),
    fc.array(CALL, { minLength: CALLS, maxLength: CALLS }),
    fc.array(RESTRICTION, { minLength: RESTRICTIONS, maxLength: RESTRICTIONS }),
  )
  .map(([replies, calls, restrictions]) => [
    ...replies.map(replyChapter),
    ...calls.flatMap(callChapters),
    ...restrictions.map(restrictionChapter),
    { at: 0, told: linkChapter },
  ]);

function seconds(at: number): string {
  return String(T0 + at);
}

function contactsOf({ user }: MetaParty, shown: Shown): Payload[] {
  return [
    {
      profile: { name: 'Sample User' },
      ...(shown === 'id' ? {} : { wa_id: user.waId }),
      ...(shown === 'number' ? {} : { user_id: user.bsuid }),
    },
  ];
}

function replyChapter(
  { at, shown, form }: { at: number; shown: Shown; form: Payload },
  index: number,
): Chapter {
  return {
    at,
    told: (party) =>
      party.webhook('messages', {
        contacts: contactsOf(party, shown),
        messages: [
          {
            id: `wamid.${party.number}.${index}`,
            timestamp: seconds(at),
            type: 'interactive',
            interactive: { type: 'call_permission_reply', call_permission_reply: form },
          },
        ],
      }),
  };
}

interface Call {
  at: number;
  shown: [Shown, Shown, Shown, Shown];
  initiator: string;
  answer: string;
  ends: boolean;
  duration: number | null;
}

function callChapters(
  { at, shown, initiator, answer, ends, duration }: Call,
  index: number,
): Chapter[] {
  const idOf = ({ number }: MetaParty): string => `wacid.${number}.${index}`;
  const call = (event: string, order: number, extra: object): Chapter => ({
    at: at + order * 10,
    told: (party) =>
      party.webhook('calls', {
        contacts: contactsOf(party, shown[order]!),
        calls: [
          {
            id: idOf(party),
            event,
            direction: initiator,
            timestamp: seconds(at + order * 10),
            ...extra,
          },
        ],
      }),
  });
  const status = (name: string, order: number): Chapter => ({
    at: at + order * 10,
    told: (party) =>
      party.webhook('calls', {
        contacts: contactsOf(party, shown[order]!),
        statuses: [
          { id: idOf(party), type: 'call', status: name, timestamp: seconds(at + order * 10) },
        ],
      }),
  });
  const isByBusiness = initiator === 'BUSINESS_INITIATED';
  const end =
    duration === null
      ? { status: 'COMPLETED' }
      : { status: 'COMPLETED', start_time: seconds(at + 25), duration };
  return [
    call('connect', 0, {}),
    // Only calls by the business have statuses: the others tell something else that is known.
    isByBusiness ? status('RINGING', 1) : call('call_transcription_available', 1, {}),
    isByBusiness ? status(answer, 2) : call('call_recording_available', 2, {}),
    ends ? call('terminate', 3, end) : call('call_recording_available', 3, {}),
  ];
}

function restrictionChapter({
  at,
  type,
  lasts,
}: {
  at: number;
  type: string;
  lasts: number | null;
}): Chapter {
  return {
    at,
    told: (party) => {
      const payload = party.sample('webhook.account_update.restriction-bic') as {
        entry: { time: number; changes: { value: Payload }[] }[];
      };
      const [entry] = payload.entry;
      entry!.time = T0 + at;
      entry!.changes[0]!.value['restriction_info'] = [
        { restriction_type: type, ...(lasts === null ? {} : { expiration: T0 + at + lasts }) },
      ];
      return payload;
    },
  };
}

function linkChapter(party: MetaParty): Payload {
  return party.webhook('messages', {
    contacts: contactsOf(party, 'both'),
    messages: [{ id: `wamid.${party.number}.text`, type: 'text', timestamp: seconds(0) }],
  });
}
