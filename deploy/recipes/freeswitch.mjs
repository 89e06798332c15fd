// FreeSWITCH: the dialplan over mod_xml_curl. Always answers a whole document; a refusal is one that hangs up.
import { serve } from './ringfence.mjs';
import { isForwarded, placesFor, UNANSWERED } from './sip-call.mjs';

/** The dialplan context of the profile WhatsApp's calls come in over; those of any other are the business's. */
const usersContext = process.env.WHATSAPP_CONTEXT ?? 'whatsapp';
/** The profile that calls go out over. */
const profile = process.env.SOFIA_PROFILE ?? 'external';

serve(
  async (text, { authorization }) => {
    const call = new URLSearchParams(text);
    // What is missing is named by the decision point, and refused in the context of the call.
    const field = (name) => call.get(name) ?? '';
    const context = nameIn(field('Caller-Context'));
    const answer = await placesFor(
      {
        callId: field('variable_sip_call_id'),
        from: field('Caller-Caller-ID-Number'),
        to: field('Caller-Destination-Number'),
        sourceIp: field('variable_sip_network_ip'),
        sourcePort: field('variable_sip_network_port'),
        channel: field('variable_sip_h_X-Client-Channel'),
        isUsers: context === usersContext,
        isDiverted:
          field('Caller-RDNIS') !== '' ||
          field('variable_sip_h_Diversion') !== '' ||
          isForwarded(field('variable_sip_history_info')),
      },
      authorization,
    );
    return 'places' in answer ? bridge(context, answer) : hangUp(context, answer);
  },
  hangUp('default', UNANSWERED),
);

function bridge(context, { id, places }) {
  const legs = places.map(({ uri, seconds }) => `[leg_timeout=${seconds}]sofia/${profile}/${uri}`);
  return dialplan(context, [
    ['set', 'hangup_after_bridge=true'],
    // A far side that answers 3xx is not followed.
    ['bridge', `{outbound_redirect_fatal=true,sip_h_X-Client-Decision=${id}}${legs.join('|')}`],
    ['hangup', 'NORMAL_TEMPORARY_FAILURE'],
  ]);
}

function hangUp(context, { code, reason }) {
  return dialplan(context, [
    ['respond', `${code} ${reason}`],
    ['hangup', 'CALL_REJECTED'],
  ]);
}

function dialplan(context, actions) {
  const lines = actions.map(
    ([application, data]) => `<action application="${application}" data="${escaped(data)}"/>`,
  );
  return {
    type: 'text/xml',
    body: `<?xml version="1.0" encoding="UTF-8"?>
<document type="freeswitch/xml">
  <section name="dialplan">
    <context name="${escaped(context)}">
      <extension name="ringfence">
        <condition>
          ${lines.join('\n          ')}
        </condition>
      </extension>
    </context>
  </section>
</document>
`,
  };
}

function nameIn(context) {
  if (/^[\w.-]{1,64}$/.test(context)) return context;
  throw new Error('Caller-Context is missing');
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);
}
