import { freshId } from '../harness/attempts.js';
import type { Row } from './row.js';

const row = (name: string, status: number, body: object): Row => ({
  name,
  operation: 'post /v1/adapters/meta/calls',
  who: 'machine',
  status,
  body,
});
const ends = { businessNumber: '+81311110001', endpoint: { kind: 'webrtc', id: 'web-app' } };
const rings = (to: string): object => ({
  ...ends,
  body: { messaging_product: 'whatsapp', to, action: 'connect' },
});
const callId = freshId();

/** What an application asks before it sends a command to the Graph API. */
export const GRAPH_CALL_ROWS: readonly Row[] = [
  row('a user nobody knows', 200, rings('819099999998')),
  row('a call that is accepted', 200, {
    ...ends,
    body: { messaging_product: 'whatsapp', call_id: callId, action: 'accept' },
    call: { id: callId, from: '819011110001', to: '81311110001', direction: 'USER_INITIATED' },
  }),
  row('a call that is ended', 200, {
    ...ends,
    body: { messaging_product: 'whatsapp', call_id: callId, action: 'terminate' },
  }),
  row('no command', 400, ends),
  { ...row('nobody', 401, rings('819099999998')), who: 'nobody' },
];
