// A call as Twilio and Telnyx know it, as the question of POST /v1/decisions.
import { ask, ownKey } from './ringfence.mjs';

const authorization = ownKey();

/** Asks whether a user's call to a number may be connected, and where: to the number's destinations, best first. */
export function decideOnUsersCall(platform, { callId, caller, number }) {
  return decide(platform, callId, {
    initiator: 'user',
    businessNumber: number,
    user: userOf(caller.address),
    legs: [{ id: callId, role: 'origin', endpoint: caller }],
  });
}

/** Asks whether the business may ring a user. */
export function decideOnCallTo(platform, { callId, caller, number, user }) {
  return decide(platform, callId, {
    initiator: 'business',
    businessNumber: number,
    user: userOf(user),
    legs: [{ id: callId, role: 'origin', endpoint: caller }],
    target: { kind: 'whatsapp', address: user },
  });
}

/** @returns the steps of the route of a permit; none: connect nothing */
async function decide(platform, callId, call) {
  const question = { attemptId: `${platform}-${callId}`, callId, action: 'connect', ...call };
  const decision = await ask('/v1/decisions', question, authorization);
  return decision?.effect === 'permit' ? decision.route : [];
}

function userOf(address) {
  if (/^\+\d{7,15}$/.test(address)) return { waId: address.slice(1) };
  throw new Error(`${JSON.stringify(address)} is no user`);
}
