// Twilio: the voice webhook of the TwiML application of a WhatsApp sender. Refuses by `<Reject>` as the first and only verb.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { decideOnCallTo, decideOnUsersCall } from './platform-call.mjs';
import { serve, setting } from './ringfence.mjs';
import { sipAddressOf } from './sip-uri.mjs';

/** The address of the webhook, exactly as the console has it: it is part of what is signed. */
const webhook = setting('TWILIO_WEBHOOK_URL');
const token = setting('TWILIO_AUTH_TOKEN');
/** The sender that agents call out as, `+` and digits. */
const sender = setting('WHATSAPP_SENDER');

const USER = /^whatsapp:(\+\d{7,15})$/;
const AGENT = /^client:([\w.-]{1,64})$/;

serve(async (text, headers) => {
  const call = new URLSearchParams(text);
  if (!isSigned(call, headers['x-twilio-signature'])) return { ...reject(), status: 403 };
  const [callId, from, to] = ['CallSid', 'From', 'To'].map((name) => call.get(name) ?? '');
  const [, agent] = AGENT.exec(from) ?? [];
  return agent === undefined ? userCalls(callId, from, to) : agentCalls(callId, agent, to);
}, reject());

async function userCalls(callId, from, to) {
  const [, user] = USER.exec(from) ?? [];
  // A phone that calls the same application is said to be one, and denied.
  const caller =
    user === undefined ? { kind: 'pstn', address: from } : { kind: 'whatsapp', address: user };
  const number = to.replace(/^whatsapp:/, '');
  const route = await decideOnUsersCall('twilio', { callId, caller, number });
  return dialFirst(
    route.map(({ endpoint }) => placeOf(endpoint)),
    '',
  );
}

async function agentCalls(callId, agent, to) {
  const user = to.replace(/^whatsapp:/, '');
  const caller = { kind: 'webrtc', id: agent };
  const route = await decideOnCallTo('twilio', { callId, caller, number: sender, user });
  return dialFirst(
    route.map(({ endpoint: { kind, address } }) =>
      kind === 'whatsapp' ? `<WhatsApp>${escaped(address)}</WhatsApp>` : undefined,
    ),
    ` callerId="whatsapp:${sender}"`,
  );
}

/** What TwiML dials of a destination; nothing of one it cannot: a number is never dialled. */
function placeOf(endpoint) {
  if (endpoint.kind === 'webrtc') return `<Client>${escaped(endpoint.id)}</Client>`;
  const address = sipAddressOf(endpoint);
  return address === undefined ? undefined : `<Sip>${escaped(address)}</Sip>`;
}

function dialFirst(places, attributes) {
  const place = places.find((each) => each !== undefined);
  return place === undefined
    ? reject()
    : twiml(`<Dial answerOnBridge="true"${attributes}>${place}</Dial>`);
}

function reject() {
  return twiml('<Reject/>');
}

function twiml(verb) {
  return {
    type: 'text/xml',
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${verb}</Response>\n`,
  };
}

function isSigned(call, signature = '') {
  const fields = [...call]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => name + value);
  const wanted = createHmac('sha1', token)
    .update(webhook + fields.join(''))
    .digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);
}
