// A call as jambonz, FreeSWITCH and Asterisk know it, as the question of POST /v1/adapters/sip.
import { ask } from './ringfence.mjs';
import { placeIn } from './sip-uri.mjs';

/** Behind it WhatsApp rings its users; the decision point must know this host too (RINGFENCE_SIP_WHATSAPP_HOSTS). */
const gateway = process.env.WHATSAPP_GATEWAY ?? 'wa.meta.vc;transport=tls';

/**
 * Asks where a new call may go.
 *
 * @param call `{ callId, from, to, sourceIp, sourcePort, channel, isUsers, isDiverted }`: `isUsers` = it comes from WhatsApp,
 *   `isDiverted` = somebody was called before, and forwarded it to here
 * @param authorization the platform's own header: its password is the machine key
 * @returns `{ id, places: [{ uri, seconds }] }`, best first, or `{ code, reason, headers }` of the refusal
 */
export async function placesFor(call, authorization) {
  const { callId, from, to, sourceIp, sourcePort, channel, isUsers, isDiverted } = call;
  const question = {
    kind: 'connect',
    callId,
    from: from.replace(/^\+/, ''),
    to: to.replace(/^\+/, ''),
    // Of a user's call the number that was called: where it goes is the decision point's to say.
    target: isUsers ? `sip:${to}@ringfence.invalid` : `sip:${to}@${gateway}`,
    sourceIp: sourceIp.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1'),
    sourcePort: Number(sourcePort ?? 0),
    channel: channel ?? '',
    ...(isDiverted ? { diverted: 'Diversion' } : {}),
  };
  const answer = await ask('/v1/adapters/sip', question, authorization);
  const routes = answer?.decision === 'allow' ? answer.rtjson.routes : [];
  const places = routes
    .filter(({ uri }) => placeIn(uri) !== undefined)
    .map(({ uri, fr_inv_timer }) => ({ uri, seconds: Math.ceil(fr_inv_timer / 1000) }));
  if (places.length > 0) return { id: answer.id, places };
  if (answer?.decision === 'deny') return refusalIn(answer.sip);
  return UNANSWERED;
}

/** Whether the value of a `History-Info` says that the call went to somebody else before (RFC 7044: why it went on, or `mp`). */
export function isForwarded(history) {
  return /cause|;\s*mp\s*=/i.test(history);
}

/** Nobody may be connected, and nobody can say why. */
export const UNANSWERED = { code: 503, reason: 'Service Unavailable', headers: {} };

function refusalIn({ code, reason, headers }) {
  const lines = headers.split('\r\n').filter((line) => line !== '');
  return {
    code,
    reason,
    headers: Object.fromEntries(lines.map((line) => line.split(/: (.*)/, 2))),
  };
}
