import { readFileSync } from 'node:fs';
import { KEY, type Answer, type ServerUnderTest } from '../../server-under-test.fixture.js';

/** The sender and the user of the platform's samples. */
export const SENDER = '441632960001';
export const USER = '447700900123';
export const APP = 'calls-cfg-whatsapp-desk';

const BASIC = { authorization: `Basic ${Buffer.from(`infobip:${KEY}`).toString('base64')}` };

/** Reads a sample of the platform, from beside the spec that asks. */
export function sampleBeside(spec: string, name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`./samples/${name}.json`, spec), 'utf8')) as Record<
    string,
    unknown
  >;
}

/** Asks as the platform does. */
export function askAsPlatform(
  server: ServerUnderTest,
  address: string,
  body: unknown,
): Promise<Answer> {
  return server.post(`/v1/adapters/infobip/${address}`, body, BASIC);
}

/** Registers what the samples name, with a permanent grant of the user's. */
export async function registerSamples(server: ServerUnderTest): Promise<void> {
  const put = async (address: string, body: unknown): Promise<void> => {
    const { status } = await server.putConfirmed(`/v1/directory/${address}`, body);
    if (status !== 200) throw new Error(`${address}: ${status}`);
  };
  const closed = { pstnReachability: 'none' };
  await put('endpoints/sip-trunk/trunk-sbc-tokyo-01', {
    ...closed,
    attestedBy: 'spec',
    attestedUntil: '2099-01-01T00:00:00Z',
    callerOrigin: 'internal',
  });
  await put('endpoints/webrtc/desk.sato', closed);
  await put(`endpoints/calls-api/${APP}`, closed);
  await put('endpoints/ivr-api/whatsapp-ivr-conversations', closed);
  await put('endpoints/moments-ivr/support-flow', closed);
  await put('endpoints/conversations/whatsapp-voice', closed);
  await put(`business-numbers/%2B${SENDER}`, {
    country: 'GB',
    provider: 'infobip',
    callingEnabled: true,
    messagingLimit: 10_000,
    sandbox: false,
    callbackPermission: false,
    destinations: [
      { kind: 'conversations', id: 'whatsapp-voice' },
      { kind: 'sip-trunk', id: 'trunk-sbc-tokyo-01', address: 'sip:agent-7@sbc.example.com' },
    ],
  });
  const queue = { kind: 'conversations', id: 'whatsapp-voice' };
  await put('routes/ivr/whatsapp-ivr-conversations', { initiator: 'user', endpoint: queue });
  await put('routes/moments/support-flow', { initiator: 'user', endpoint: queue });
  await put(`routes/conversations/${SENDER}`, {
    initiator: 'business',
    businessNumber: `+${SENDER}`,
    endpoint: queue,
  });
  const granted = await server.post('/v1/events', {
    eventId: 'grant of the samples',
    type: 'permission-granted',
    occurredAt: '2026-01-01T00:00:00Z',
    businessNumber: `+${SENDER}`,
    user: { waId: USER },
    grant: { kind: 'permanent' },
  });
  if (granted.status !== 200) throw new Error(JSON.stringify(granted.body));
}

/** The decision on record under an id. */
export function recordedEffect(server: ServerUnderTest, decisionId: unknown): string | undefined {
  return server.other
    .prepare<[unknown], string>('select effect from decision where decision_id = ?')
    .pluck()
    .get(decisionId);
}

/** Refuses a request for each field it lacks. @returns what was named for each field left out */
export async function namedWhenMissing(
  server: ServerUnderTest,
  address: string,
  body: Record<string, unknown>,
  fields: readonly string[],
): Promise<string[]> {
  const named: string[] = [];
  for (const field of fields) {
    const { [field]: _, ...rest } = body;
    const answer = await askAsPlatform(server, address, rest);
    const problems = (answer.body['problems'] ?? []) as { at: string }[];
    named.push(`${answer.status} ${problems.map(({ at }) => at).join()}`);
  }
  return named;
}
