// What hostile input costs: CPU time of the server's process for one request of each kind.
import { figure } from './figure.mjs';
import { HEADERS, nextAttempt, startServer } from './server.mjs';

const TIMES = 30;
const LIMIT_MS = 50;
const BYTES = 32 * 1024;

const addressed = (address) =>
  JSON.stringify({ ...nextAttempt(), target: { kind: 'webrtc', id: 'web-app', address } });
/** Names, filled up to 32 KiB. */
const filled = (open, member, close) => {
  const members = [];
  for (let i = 0, size = 2; ; i++) {
    const next = member(i);
    size += next.length + 1;
    if (size > BYTES - 200) return open + members.join(',') + close;
    members.push(next);
  }
};
const legs = (endpoint) =>
  Array.from({ length: 32 }, (_, i) => ({ id: `leg-${i}`, role: 'origin', endpoint }));

const KINDS = {
  'nested-5000-lists': () => `${'['.repeat(5_000)}1${']'.repeat(5_000)}`,
  'nested-5000-objects': () => `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  'nested-16384-lists': () => '['.repeat(BYTES / 2) + ']'.repeat(BYTES / 2),
  '32k-open-brackets': () => '['.repeat(BYTES),
  '32k-quotes': () => '"'.repeat(BYTES),
  '32k-backslashes': () => `"${'\\'.repeat(BYTES - 2)}"`,
  '32k-escapes': () => `{"callId":"${'\\u0061'.repeat(5_400)}"}`,
  '32k-lone-surrogates': () => `{"callId":"${'\\ud83d'.repeat(5_400)}"}`,
  '32k-digits': () => `{"callId":${'9'.repeat(BYTES - 20)}}`,
  '32k-one-text': () => `{"callId":"${'x'.repeat(BYTES - 20)}"}`,
  '32k-names': () => filled('{', (i) => `"n${i}":0`, '}'),
  '32k-same-name': () => filled('{', () => '"a":0', '}'),
  '32k-forbidden-names': () => filled('{', () => '"__proto__":0', '}'),
  '32k-unknown-fields': () => filled('{', (i) => `"n${i}":{"__proto__":{"constructor":${i}}}`, '}'),
  '32k-list': () => filled('{"legs":[', () => '{}', ']}'),
  '32k-legs': () => filled('{"legs":[', () => '{"id":"a","role":"x","endpoint":{}}', ']}'),
  '32k-via': () => JSON.stringify({ ...nextAttempt(), via: Array(1_000).fill('satellite-phone') }),
  '32k-context': () =>
    JSON.stringify({
      ...nextAttempt(),
      context: Object.fromEntries(
        Array.from({ length: 190 }, (_, i) => [`${i}-${'n'.repeat(100)}`, 'v'.repeat(40)]),
      ),
    }),
  '32k-spaces': () => JSON.stringify(nextAttempt()).padEnd(BYTES),
  '33k': () => JSON.stringify(nextAttempt()).padEnd(BYTES + 1),
  'address-many-at-signs': () => addressed(`sip:${'a@'.repeat(120)}`),
  'address-dots-and-hyphens': () => addressed(`sip:a@${'a-.'.repeat(80)}!`),
  'address-nested-escapes': () => addressed(`sip:a@b;x=%${'25'.repeat(110)}75ser`),
  'address-tel-lookalikes': () => addressed(`sip:${'xtel;'.repeat(48)}`),
  'address-parameters': () => addressed(`sip:a@b${';user=phon'.repeat(24)}`),
  'address-combining': () => addressed(`sip:${'\u0e33'.repeat(200)}@b`),
  'address-ligatures': () => addressed('\ufdfa'.repeat(250)),
  'address-spaces': () => addressed(`${' '.repeat(255)}x`),
  'address-of-32-legs': () =>
    JSON.stringify({
      ...nextAttempt(),
      legs: legs({ kind: 'webrtc', id: 'web-app', address: `sip:${'%25'.repeat(80)}` }),
    }),
};

/** CPU seconds the server's process has used. */
async function cpuOf({ url }) {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)[1]);
}

export async function measure() {
  const server = await startServer();
  const send = async (body) => {
    const request = { method: 'POST', headers: HEADERS, body };
    const answer = await fetch(`${server.url}/v1/decisions`, request);
    await answer.arrayBuffer();
    if (answer.status >= 500) throw new Error(`status ${answer.status} for ${body.slice(0, 80)}`);
  };
  try {
    for (let i = 0; i < 300; i++) await send(JSON.stringify(nextAttempt()));
    const cost = async (bodyOf) => {
      const before = await cpuOf(server);
      for (let i = 0; i < TIMES; i++) await send(bodyOf());
      return (1_000 * ((await cpuOf(server)) - before)) / TIMES;
    };
    const honest = await cost(() => JSON.stringify(nextAttempt()));
    figure('hostile-beside-an-honest-attempt', honest, 'ms');
    for (const [kind, bodyOf] of Object.entries(KINDS)) {
      figure(`hostile-${kind}`, await cost(bodyOf), 'ms', `<=${LIMIT_MS}`);
    }
  } finally {
    await server.remove();
  }
}
