import { businessCall, userCall } from '../engine/questions.fixture.js';
import { parseCallAttempt, parseEvidence, parseTestCase } from './parse-question.js';

const ATTEMPT = {
  ...businessCall().attempt,
  via: ['ivr-api'],
  context: { campaign: 'autumn', weight: 1, vip: true },
};
const EVIDENCE = {
  ...businessCall({
    number: {
      destinations: [{ kind: 'webrtc', id: 'web-app' }],
      callHours: {
        timeZone: 'Asia/Tokyo',
        weekly: [{ day: 'MON', open: '0900', close: '1800' }],
        holidays: [{ date: '2026-11-23', open: '1000', close: '1200' }],
        holidayMeans: 'open',
      },
      restrictions: [{ type: 'RESTRICTED_USER_INITIATED_CALLING', until: '2026-12-01T00:00:00Z' }],
    },
  }).evidence,
  knownLegs: [{ id: 'k', role: 'participant', endpoint: { kind: 'webrtc', id: 'web-app' } }],
};

type Place = readonly (string | number)[];

/** A copy of `value` in which the field at `place` is another, or is gone. */
function changed(value: unknown, place: Place, to: unknown): unknown {
  const copy = structuredClone(value);
  const last = place[place.length - 1]!;
  const holder = place.slice(0, -1).reduce((at, step) => (at as never)[step], copy) as Record<
    string | number,
    unknown
  >;
  if (to === undefined) delete holder[last];
  else holder[last] = to;
  return copy;
}

interface Row {
  readonly name: string;
  readonly place: Place;
  readonly to: unknown;
  readonly code: string;
  /** Where it is told, when not at the place itself. */
  readonly at?: string;
}

describe('parseCallAttempt', () => {
  it('reads a whole attempt as it is', () => {
    expect(parseCallAttempt(ATTEMPT)).toEqual({ value: ATTEMPT as never });
  });

  const rows: readonly Row[] = [
    ...['attemptId', 'action', 'initiator', 'businessNumber', 'user', 'legs'].map((field) => ({
      name: `a missing ${field}`,
      place: [field],
      to: undefined,
      code: 'missing-field',
    })),
    ...['id', 'role', 'endpoint'].map((field) => ({
      name: `a leg without ${field}`,
      place: ['legs', 0, field],
      to: undefined,
      code: 'missing-field',
    })),
    {
      name: 'an endpoint without kind',
      place: ['target', 'kind'],
      to: undefined,
      code: 'missing-field',
    },
    {
      name: 'a user without a name',
      place: ['user', 'waId'],
      to: undefined,
      code: 'missing-field',
      at: '/user',
    },
    ...[
      'attemptId',
      'callId',
      'action',
      'initiator',
      'businessNumber',
      'user',
      'legs',
      'target',
      'via',
      'context',
    ].map((field) => ({ name: `a number as ${field}`, place: [field], to: 5, code: 'wrong-type' })),
    ...['attemptId', 'businessNumber', 'user', 'legs', 'target', 'via', 'callId', 'context'].map(
      (field) => ({
        name: `null as ${field}`,
        place: [field],
        to: null,
        code: 'wrong-type',
      }),
    ),
    { name: 'a number as a leg', place: ['legs', 0], to: 5, code: 'wrong-type' },
    { name: 'a number as kind', place: ['target', 'kind'], to: 5, code: 'wrong-type' },
    { name: 'a number as address', place: ['target', 'address'], to: 5, code: 'wrong-type' },
    { name: 'a number as id', place: ['legs', 0, 'endpoint', 'id'], to: 5, code: 'wrong-type' },
    { name: 'a number as waId', place: ['user', 'waId'], to: 819011110001, code: 'wrong-type' },
    { name: 'a number among via', place: ['via', 0], to: 5, code: 'wrong-type' },
    { name: 'an object in context', place: ['context', 'campaign'], to: {}, code: 'wrong-type' },
    { name: 'an unknown field', place: ['priority'], to: 1, code: 'unknown-field' },
    { name: 'an unknown field of a leg', place: ['legs', 0, 'x'], to: 1, code: 'unknown-field' },
    {
      name: 'an unknown field of an endpoint',
      place: ['target', 'breakout'],
      to: 'none',
      code: 'unknown-field',
    },
    {
      name: 'an unknown field of the user',
      place: ['user', 'name'],
      to: 'x',
      code: 'unknown-field',
    },
    { name: 'an unknown action', place: ['action'], to: 'park', code: 'unknown-value' },
    { name: 'an action in capitals', place: ['action'], to: 'CONNECT', code: 'unknown-value' },
    { name: 'an unknown initiator', place: ['initiator'], to: 'platform', code: 'unknown-value' },
    { name: 'an unknown role', place: ['legs', 0, 'role'], to: 'agent', code: 'unknown-value' },
    ...[
      '81311110001',
      '+813',
      '+8131111000100000',
      '+81 3 1111 0001',
      '+８１３１１１１０００１',
      ' +81311110001',
      '+81311110001\n',
    ].map((to) => ({
      name: `the business number ${JSON.stringify(to)}`,
      place: ['businessNumber'],
      to,
      code: 'not-e164',
    })),
    ...['+819011110001', '819', '８１９０１１１１０００１'].map((to) => ({
      name: `the WhatsApp id ${to}`,
      place: ['user', 'waId'],
      to,
      code: 'not-wa-id',
    })),
    ...['attemptId', 'callId'].map((field) => ({
      name: `an empty ${field}`,
      place: [field],
      to: '',
      code: 'too-short',
    })),
    { name: 'an empty kind', place: ['target', 'kind'], to: '', code: 'too-short' },
    { name: 'an empty address', place: ['target', 'address'], to: '', code: 'too-short' },
    { name: 'an empty id', place: ['target', 'id'], to: '', code: 'too-short' },
    { name: 'an empty leg id', place: ['legs', 0, 'id'], to: '', code: 'too-short' },
    { name: 'an empty bsuid', place: ['user', 'bsuid'], to: '', code: 'too-short' },
    { name: 'an empty kind in via', place: ['via', 0], to: '', code: 'too-short' },
    { name: 'no leg', place: ['legs'], to: [], code: 'too-short' },
    {
      name: '33 legs',
      place: ['legs'],
      to: Array<unknown>(33).fill(ATTEMPT.legs[0]),
      code: 'too-many',
    },
    {
      name: 'an attemptId of 129 characters',
      place: ['attemptId'],
      to: 'x'.repeat(129),
      code: 'too-long',
    },
    {
      name: 'an address of 257 characters',
      place: ['target', 'address'],
      to: '1'.repeat(257),
      code: 'too-long',
    },
    {
      name: 'a kind of 4,097 characters',
      place: ['target', 'kind'],
      to: 'x'.repeat(4_097),
      code: 'too-long',
    },
    {
      name: 'an empty name in context',
      place: ['context'],
      to: { '': 1 },
      code: 'forbidden-key',
      at: '/context/',
    },
    {
      name: '`constructor` in context',
      place: ['context'],
      to: { constructor: 1 },
      code: 'forbidden-key',
      at: '/context/constructor',
    },
  ];
  for (const { name, place, to, code, at } of rows) {
    it(`refuses ${name}`, () => {
      const { problems } = parseCallAttempt(changed(ATTEMPT, place, to));
      expect(problems?.map((problem) => [problem.code, problem.at])).toEqual([
        [code, at ?? `/${place.join('/')}`],
      ]);
    });
  }

  const questions: readonly { name: string; place: Place; to: unknown }[] = [
    { name: 'an endpoint kind nobody knows', place: ['target', 'kind'], to: 'telepathy' },
    { name: 'a kind in capitals', place: ['target', 'kind'], to: 'PSTN' },
    { name: 'a tel URI', place: ['target', 'address'], to: 'TEL:+819011110002' },
    { name: 'text as an address', place: ['target', 'address'], to: 'my mobile' },
    { name: 'invisible characters in an address', place: ['target', 'address'], to: '\u200b+8190' },
    { name: 'an address of 256 characters', place: ['target', 'address'], to: '1'.repeat(256) },
    { name: 'an unknown kind in via', place: ['via'], to: ['telepathy'] },
    { name: '32 legs', place: ['legs'], to: Array<unknown>(32).fill(ATTEMPT.legs[0]) },
    { name: 'an attemptId of 128 characters', place: ['attemptId'], to: 'x'.repeat(128) },
    { name: 'no target', place: ['target'], to: undefined },
    { name: 'a user known by the scoped id alone', place: ['user'], to: { bsuid: 'JP.1' } },
  ];
  for (const { name, place, to } of questions) {
    it(`takes ${name} as a question`, () => {
      expect(parseCallAttempt(changed(ATTEMPT, place, to)).problems).toBeUndefined();
    });
  }

  it('tells all problems at once', () => {
    const { problems } = parseCallAttempt({
      attemptId: '',
      action: 'park',
      businessNumber: '0311110001',
      user: {},
      legs: [{ id: 'a', role: 'origin', endpoint: { kind: 5 } }],
      surprise: true,
    });
    expect(problems?.map(({ code, at }) => `${code} ${at}`).sort()).toEqual([
      'missing-field /initiator',
      'missing-field /user',
      'not-e164 /businessNumber',
      'too-short /attemptId',
      'unknown-field /surprise',
      'unknown-value /action',
      'wrong-type /legs/0/endpoint/kind',
    ]);
  });

  for (const value of [null, undefined, 5, 'x', true, []]) {
    it(`refuses ${JSON.stringify(value) ?? 'nothing'} as an attempt`, () => {
      expect(parseCallAttempt(value, '/attempt').problems?.map(({ at }) => at)).toEqual([
        '/attempt',
      ]);
    });
  }
});

describe('parseEvidence', () => {
  it('reads whole evidence as it is', () => {
    expect(parseEvidence(EVIDENCE)).toEqual({ value: EVIDENCE as never });
  });

  it('takes the absence of every field: what is absent is unknown', () => {
    for (const evidence of [
      {},
      { businessNumber: {}, grant: {}, usage: {}, endpoints: { 'webrtc:a': {} } },
    ]) {
      expect(parseEvidence(evidence).problems).toBeUndefined();
    }
    expect(parseEvidence({ grant: null }).problems).toBeUndefined();
  });

  const rows: readonly Row[] = [
    {
      name: 'a text as a count',
      place: ['usage', 'connectedCalls24h'],
      to: '5',
      code: 'wrong-type',
    },
    { name: 'a negative count', place: ['usage', 'concurrentCalls'], to: -1, code: 'out-of-range' },
    { name: 'null as a count', place: ['usage', 'initiations24h'], to: null, code: 'wrong-type' },
    {
      name: 'a text as a truth value',
      place: ['businessNumber', 'callingEnabled'],
      to: 'false',
      code: 'wrong-type',
    },
    { name: 'null as business number', place: ['businessNumber'], to: null, code: 'wrong-type' },
    {
      name: 'a number as country',
      place: ['businessNumber', 'country'],
      to: 81,
      code: 'wrong-type',
    },
    {
      name: 'an unknown kind of grant',
      place: ['grant', 'kind'],
      to: 'forever',
      code: 'unknown-value',
    },
    { name: 'a list as grant', place: ['grant'], to: [], code: 'wrong-type' },
    {
      name: 'a date without time',
      place: ['grant', 'grantedAt'],
      to: '2026-11-01',
      code: 'bad-instant',
    },
    {
      name: 'an instant without offset',
      place: ['grant', 'grantedAt'],
      to: '2026-11-01T00:00:00',
      code: 'bad-instant',
    },
    {
      name: 'a day the calendar lacks',
      place: ['grant', 'grantedAt'],
      to: '2026-02-29T00:00:00Z',
      code: 'bad-instant',
    },
    {
      name: 'an hour the day lacks',
      place: ['grant', 'grantedAt'],
      to: '2026-02-28T24:00:00Z',
      code: 'bad-instant',
    },
    {
      name: 'the year 0',
      place: ['grant', 'grantedAt'],
      to: '0000-01-01T00:00:00Z',
      code: 'bad-instant',
    },
    {
      name: 'seconds as an instant',
      place: ['grant', 'grantedAt'],
      to: 1767168000,
      code: 'wrong-type',
    },
    {
      name: 'an unknown reach',
      place: ['endpoints', 'webrtc:web-app', 'pstnReachability'],
      to: 'None',
      code: 'unknown-value',
    },
    {
      name: 'an unknown caller origin',
      place: ['endpoints', 'sip-trunk:pbx', 'callerOrigin'],
      to: 'lan',
      code: 'unknown-value',
    },
    {
      name: 'an attestation without end in sight',
      place: ['endpoints', 'sip-trunk:pbx', 'attestedUntil'],
      to: 'forever',
      code: 'bad-instant',
    },
    {
      name: 'an unknown weekday',
      place: ['businessNumber', 'callHours', 'weekly', 0, 'day'],
      to: 'Monday',
      code: 'unknown-value',
    },
    {
      name: 'an unknown field of a grant',
      place: ['grant', 'status'],
      to: 'permanent',
      code: 'unknown-field',
    },
    { name: 'an unknown field', place: ['permission'], to: {}, code: 'unknown-field' },
  ];
  for (const { name, place, to, code } of rows) {
    it(`refuses ${name}`, () => {
      const { problems } = parseEvidence(changed(EVIDENCE, place, to));
      expect(problems?.map((problem) => [problem.code, problem.at])).toEqual([
        [code, `/${place.join('/')}`],
      ]);
    });
  }

  for (const instant of [
    '2026-11-24T03:00:00Z',
    '2026-11-24T12:00:00.123456789+09:00',
    '2024-02-29T00:00:00-12:00',
  ]) {
    it(`reads the instant ${instant}`, () => {
      expect(parseEvidence({ grant: { grantedAt: instant } }).problems).toBeUndefined();
    });
  }
});

describe('parseTestCase', () => {
  const { attempt, evidence } = userCall();
  const CASE = {
    name: 'a case',
    attempt,
    evidence,
    now: '2026-11-24T03:00:00Z',
    expect: { effect: 'permit' },
  };

  it('reads a case as it is', () => expect(parseTestCase(CASE)).toEqual({ value: CASE as never }));

  it('names a case without a name after its attempt', () => {
    expect(parseTestCase(changed(CASE, ['name'], undefined)).value?.name).toBe('attempt-1');
  });

  it('tells all problems of attempt, evidence and case with their places', () => {
    const bad = {
      attempt: { ...attempt, user: {}, action: 'park' },
      evidence: { grant: 5 },
      now: 'now',
      expect: { effect: 'maybe' },
    };
    const { problems } = parseTestCase(bad, '/cases/3');
    expect(problems?.map(({ code, at }) => `${code} ${at}`).sort()).toEqual([
      'bad-instant /cases/3/now',
      'missing-field /cases/3/attempt/user',
      'unknown-value /cases/3/attempt/action',
      'unknown-value /cases/3/expect/effect',
      'wrong-type /cases/3/evidence/grant',
    ]);
  });
});
