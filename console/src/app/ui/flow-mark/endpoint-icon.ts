/** Endpoint kinds that have a picture of their own in the icon sheet. */
const DRAWN = new Set([
  'whatsapp',
  'conversations',
  'ivr-api',
  'moments-ivr',
  'sip-trunk',
  'webrtc',
  'calls-api',
  'pstn',
]);

/** Name of the icon of an endpoint kind; a kind without a picture looks like a question. */
export function endpointIcon(kind: string): string {
  if (DRAWN.has(kind)) return kind;
  return kind === 'viber' ? 'whatsapp' : kind === 'websocket' ? 'webrtc' : 'help';
}
