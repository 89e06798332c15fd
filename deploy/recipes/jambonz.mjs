// jambonz: the calling webhook of an application. Refuses by `sip:decline` as the first and only verb.
import { serve } from './ringfence.mjs';
import { isForwarded, placesFor, UNANSWERED } from './sip-call.mjs';

/** The jambonz carrier WhatsApp's calls come in over; calls of any other are the business's. */
const carrier = process.env.WHATSAPP_CARRIER ?? 'whatsapp';

serve(async (text, { authorization }) => {
  const call = JSON.parse(text);
  const answer = await placesFor(
    {
      callId: call.sbc_callid ?? call.call_sid,
      from: call.from,
      to: call.to,
      sourceIp: call.originating_sip_ip,
      channel: call.sip?.headers?.['X-Client-Channel'],
      isUsers: call.originating_sip_trunk_name === carrier,
      isDiverted: Object.entries(call.sip?.headers ?? {}).some(tellsOfForward),
    },
    authorization,
  );
  return 'places' in answer ? dial(answer) : decline(answer);
}, decline(UNANSWERED));

function tellsOfForward([name, value]) {
  return /^diversion$/i.test(name) || (/^history-info$/i.test(name) && isForwarded(String(value)));
}

/** The best place alone: all targets of one `dial` ring at once, and a second `dial` would follow a call that ended well. */
function dial({ id, places: [{ uri, seconds }] }) {
  const target = [{ type: 'sip', sipUri: uri, headers: { 'X-Client-Decision': id } }];
  return verbs({ verb: 'dial', answerOnBridge: true, timeout: seconds, target });
}

function decline({ code, reason, headers }) {
  return verbs({ verb: 'sip:decline', status: code, reason, headers });
}

function verbs(verb) {
  return { type: 'application/json', body: JSON.stringify([verb]) };
}
