// Telnyx: the webhook of a Voice API application. Commands the call: `reject`, or `answer` and then `transfer`.
import { createPublicKey, verify } from 'node:crypto';
import { decideOnUsersCall } from './platform-call.mjs';
import { serve, setting } from './ringfence.mjs';
import { sipAddressOf } from './sip-uri.mjs';

const api = process.env.TELNYX_API_URL ?? 'https://api.telnyx.com/v2';
const apiKey = setting('TELNYX_API_KEY');
/** The account's public key for webhooks, base64 as the portal shows it. */
const publicKey = createPublicKey({
  key: Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(setting('TELNYX_PUBLIC_KEY'), 'base64'),
  ]),
  format: 'der',
  type: 'spki',
});
/** Marks the calls that were answered by a permit; Telnyx sends it back. */
const ASKED = Buffer.from('ringfence').toString('base64');
/** A webhook older than this is a copy, in seconds. */
const OLDEST = 300;

serve(
  async (text, headers) => {
    if (!isSigned(text, headers)) return { status: 403, type: 'text/plain', body: 'not signed' };
    const { event_type: event, payload: call } = JSON.parse(text).data;
    if (event === 'call.initiated' && call.direction === 'incoming') await take(call);
    if (event === 'call.answered' && call.client_state === ASKED) await connect(call);
    return { type: 'text/plain', body: 'taken' };
  },
  { status: 503, type: 'text/plain', body: 'not taken' },
);

/** Whoever may not be put through is not picked up. */
async function take(call) {
  const place = await placeFor(call);
  if (place === undefined) await command(call, 'reject', { cause: 'CALL_REJECTED' });
  else await command(call, 'answer', { client_state: ASKED });
}

/** Asks the same question again: a permit is good for a minute, and its route is what was permitted. */
async function connect(call) {
  const place = await placeFor(call);
  if (place === undefined) await command(call, 'hangup', {});
  else await command(call, 'transfer', { to: place });
}

/** The best destination that is a SIP address; a number is never dialled. */
async function placeFor({ call_control_id: callId, from, to }) {
  const caller = { kind: 'whatsapp', address: from };
  const route = await decideOnUsersCall('telnyx', { callId, caller, number: to });
  return route.map(({ endpoint }) => sipAddressOf(endpoint)).find((each) => each !== undefined);
}

/** @throws Error where it was not carried out: the webhook then comes again, and so does the same decision */
async function command({ call_control_id: callId }, name, body) {
  const answer = await fetch(`${api}/calls/${encodeURIComponent(callId)}/actions/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    // The same command twice is carried out once.
    body: JSON.stringify({ command_id: `ringfence-${name}`, ...body }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}`);
}

function isSigned(text, headers) {
  const sent = headers['telnyx-timestamp'] ?? '';
  const signature = Buffer.from(headers['telnyx-signature-ed25519'] ?? '', 'base64');
  const age = Math.abs(Date.now() / 1000 - Number(sent));
  return age <= OLDEST && verify(null, Buffer.from(`${sent}|${text}`), publicKey, signature);
}
