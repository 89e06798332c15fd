// Asterisk: one line for the dialplan's CURL(). `allow,SECONDS,DECISION,URI`; anything else hangs up.
import { serve } from './ringfence.mjs';
import { placesFor, UNANSWERED } from './sip-call.mjs';

serve(async (text, { authorization }) => {
  const call = new URLSearchParams(text);
  const answer = await placesFor(
    {
      callId: call.get('callId'),
      from: call.get('from'),
      to: call.get('to'),
      sourceIp: call.get('source'),
      channel: call.get('channel'),
      isUsers: call.get('side') === 'whatsapp',
      isDiverted: (call.get('diverted') ?? '') !== '',
    },
    authorization,
  );
  if (!('places' in answer)) return refuse(answer);
  const [{ uri, seconds }] = answer.places;
  return line(`allow,${seconds},${answer.id},${uri}`);
}, refuse(UNANSWERED));

function refuse({ code, reason }) {
  return line(`deny,${code},${reason}`);
}

function line(body) {
  return { type: 'text/plain', body };
}
