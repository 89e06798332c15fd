// Questions about the twelve flows with their evidence, some of them refused, drawn anew in the same way each time.
const conversations = { kind: 'conversations', id: 'support-queue' };
const trunk = { kind: 'sip-trunk', id: 'tokyo-pbx' };
const webrtc = { kind: 'webrtc', id: 'web-app' };
const app = { kind: 'calls-api', id: 'voice-bot' };
const FLOWS = [
  ['user-to-conversations', conversations],
  ['user-to-conversations-via-ivr-api', conversations, 'ivr-api'],
  ['user-to-conversations-via-moments-ivr', conversations, 'moments-ivr'],
  ['user-to-ivr-api', { kind: 'ivr-api', id: 'main-menu' }],
  ['user-to-moments-ivr', { kind: 'moments-ivr', id: 'support-flow' }],
  ['user-to-sip-trunk', trunk],
  ['user-to-webrtc', webrtc],
  ['user-to-calls-api', app],
  ['conversations-to-user', conversations],
  ['sip-trunk-to-user', trunk],
  ['webrtc-to-user', webrtc],
  ['calls-api-to-user', app],
];
export const SCENARIOS = FLOWS.map(([scenario]) => scenario);

/** @param numberOf the business number of the i-th question @param now epoch milliseconds (UTC) */
export function questions(count, numberOf, now) {
  const draw = numbers(42);
  return Array.from({ length: count }, (_, i) => {
    const [scenario, place, via] = FLOWS[i % FLOWS.length];
    const waId = `8190${String(10_000_000 + i)}`;
    const isUsers = scenario.startsWith('user-');
    const user = { kind: 'whatsapp', address: `+${waId}` };
    // A quarter is none of the flows, or not of a number the rules know.
    const odd = draw() < 0.25 ? Math.floor(draw() * 3) : -1;
    const target = odd === 0 ? { kind: 'pstn', address: '+81312345678' } : isUsers ? place : user;
    const attempt = {
      attemptId: `a-${i}`,
      action: 'connect',
      initiator: (odd === 1) === isUsers ? 'business' : 'user',
      businessNumber: odd === 2 ? '+81399999999' : numberOf(i),
      user: { waId },
      legs: [{ id: 'first', role: 'origin', endpoint: isUsers ? user : place }],
      target,
      ...(via === undefined ? {} : { via: [via] }),
    };
    return { attempt, evidence: EVIDENCE(place, now), now, decisionId: 'bench' };
  });
}

const EVIDENCE = ({ kind, id }, now) => ({
  businessNumber: {
    country: 'JP',
    provider: 'meta',
    callingEnabled: true,
    messagingLimit: 10_000,
    sandbox: false,
    callbackPermission: false,
  },
  grant: { kind: 'permanent', grantedAt: '2026-11-01T00:00:00Z', source: 'user_action' },
  usage: {
    connectedCalls24h: 1,
    unansweredInARow: 0,
    activeCallsOfPair: 0,
    concurrentCalls: 12,
    initiations24h: 40,
  },
  endpoints: {
    [`${kind}:${id}`]: {
      pstnReachability: 'none',
      attestedBy: 'network team',
      attestedUntil: new Date(now + 1_000_000).toISOString(),
      callerOrigin: 'internal',
    },
  },
});

/** A small reproducible stream of numbers from 0 to 1. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
