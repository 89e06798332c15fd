// The watchdog under load: how long after an event its alarm reaches the operator's system, and whether one is missed.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { figure } from './figure.mjs';
import { HEADERS, startServer } from './server.mjs';

const CALLS = 10_000;
const EVENTS_A_SECOND = 100;
const SECONDS = 20;
/** How long is waited for alarms that have not come. */
const PATIENCE_MS = 10_000;

export async function measure() {
  /** @type {Map<string, number>} when each alarm came, by the platform's id of its call */
  const came = new Map();
  const receiver = createServer(async (request, reply) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    reply.writeHead(204).end();
    const { alarm } = JSON.parse(Buffer.concat(chunks).toString());
    came.set(alarm.callId, performance.now());
    receiver.emit('alarm');
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const server = await startServer(undefined, {
    RINGFENCE_ALARM_URL: `http://127.0.0.1:${receiver.address().port}/`,
    RINGFENCE_ALARM_SECRET: 'a secret for the bench of the watchdog',
  });
  try {
    await begin(server.url);
    const told = await tellOfLegs(server.url);
    const given = AbortSignal.timeout(PATIENCE_MS);
    while ([...told.keys()].some((call) => !came.has(call)) && !given.aborted) {
      await once(receiver, 'alarm', { signal: given }).catch(() => undefined);
    }
    const waits = [...told].flatMap(([call, at]) => (came.has(call) ? [came.get(call) - at] : []));
    figure('watchdog-live-calls', CALLS, '', `>=${CALLS}`);
    figure('watchdog-events-a-second', EVENTS_A_SECOND, '', `>=${EVENTS_A_SECOND}`);
    figure('watchdog-alarms', waits.length, '');
    figure('watchdog-missed', told.size - waits.length, '', '<=0');
    figure('watchdog-alarm-after', Math.max(...waits) / 1_000, ' s', '<=1');
  } finally {
    await server.remove();
    receiver.close();
  }
}

/** Ten thousand calls are under way, and nobody permitted anything yet. */
async function begin(url) {
  for (let first = 0; first < CALLS; first += 50) {
    const batch = Array.from({ length: 50 }, (_, i) =>
      tell(url, 'call-started', first + i, {
        user: { waId: `81901${String(1_000_000 + first + i)}` },
        initiator: 'user',
      }),
    );
    await Promise.all(batch);
  }
}

/** Legs are added at an even pace: every other one to a phone. @returns when each phone was told of, by its call */
async function tellOfLegs(url) {
  const told = new Map();
  const begun = performance.now();
  const all = [];
  for (let n = 0; n < EVENTS_A_SECOND * SECONDS; n++) {
    const due = begun + (n * 1_000) / EVENTS_A_SECOND;
    const ahead = due - performance.now();
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead));
    const isPhone = n % 2 === 0;
    const leg = {
      id: `leg-${n}`,
      role: isPhone ? 'participant' : 'origin',
      endpoint: { kind: isPhone ? 'pstn' : 'whatsapp' },
    };
    const sent = performance.now();
    const answer = tell(url, 'leg-added', n, { leg }).then(() => {
      // From the moment it was sent: what the server takes to store it counts.
      if (isPhone) told.set(`call-${n}`, sent);
    });
    all.push(answer);
  }
  await Promise.all(all);
  return told;
}

let events = 0;

async function tell(url, type, call, more) {
  const answer = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({
      eventId: `bench-${events++}`,
      type,
      occurredAt: new Date().toISOString(),
      businessNumber: '+81311110001',
      callId: `call-${call}`,
      ...more,
    }),
  });
  if (!answer.ok) throw new Error(`${type} was answered ${answer.status}`);
  await answer.body?.cancel();
}
