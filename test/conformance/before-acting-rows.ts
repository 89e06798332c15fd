import { freshId } from '../harness/attempts.js';
import type { Row } from './row.js';

const USER = '819011110001';
const SENDER = '81311110001';
const received = {
  id: 'call-1',
  endpoint: { type: 'WHATSAPP', phoneNumber: USER },
  from: USER,
  to: SENDER,
  direction: 'INBOUND',
  callsConfigurationId: 'voice-bot',
};
const caller = { from: USER, to: SENDER, intent: 'agent' };

const row = (name: string, address: string, status: number, body: object): Row => ({
  name,
  operation: `post /v1/adapters/infobip/${address}`,
  who: 'platform',
  status,
  body,
});
const dialog = (endpoint: object): object => ({
  requestId: freshId(),
  command: 'create-dialog',
  body: { parentCallId: 'call-1', childCallRequest: { endpoint, from: SENDER } },
  calls: [received],
});
const event = {
  type: 'CALL_RECEIVED',
  callId: 'call-1',
  callsConfigurationId: 'voice-bot',
  properties: { call: received },
};
const markup = (to: string): object => ({
  callId: freshId(),
  from: USER,
  to,
  direction: 'INBOUND',
  endpoint: { type: 'WHATSAPP', phoneNumber: USER },
  startTime: '2026-11-24T00:00:00.000+0000',
});

/** The questions of applications and menus that ask before they act. */
export const BEFORE_ACTING_ROWS: readonly Row[] = [
  row('a dialog', 'calls-api/commands', 200, dialog({ type: 'WEBRTC', identity: 'web-app' })),
  row('a dialog with a phone', 'calls-api/commands', 200, dialog({ type: 'PHONE' })),
  row('no command', 'calls-api/commands', 400, {}),
  row('a call received', 'calls-api/events', 200, event),
  row('no event', 'calls-api/events', 400, {}),
  row('a desk nobody registered', 'conversations/outbound-calls', 200, {
    from: SENDER,
    to: USER,
    agentId: 'agent',
    voiceClientType: 'WHATSAPP',
  }),
  row('no outbound call', 'conversations/outbound-calls', 400, {}),
  row('a menu', 'ivr', 200, { scenario: 'main-menu', ...caller }),
  row('a menu nobody registered', 'ivr', 200, { scenario: 'unheard-of', ...caller }),
  row('no menu', 'ivr', 400, {}),
  row('a flow', 'moments', 200, { flow: 'support-flow', ...caller }),
  row('no flow', 'moments', 400, {}),
  row('a script', 'markup', 200, markup(SENDER)),
  row('a script that hangs up', 'markup', 200, markup('81399999999')),
  row('no script', 'markup', 400, {}),
];
