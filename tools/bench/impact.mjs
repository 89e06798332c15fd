// A draft against recorded calls: how long the replay of 10,000 takes, and whether calls wait for it meanwhile.
import { CONNECTIONS, load } from './load.mjs';
import { figure } from './figure.mjs';
import { startServer } from './server.mjs';

const DECISIONS = 10_000;
const PASSWORD = 'a long enough phrase for the bench';
/** Calls asked for each second while the replay runs: half of what the server must bear. */
const CALLS_A_SECOND = 200;

export async function measure() {
  const server = await startServer(undefined, { RINGFENCE_DEMO_PASSWORD: PASSWORD });
  try {
    await load(server.url, { amount: DECISIONS, connections: CONNECTIONS });
    const draft = await begin(server.url);
    const alone = await replay(server.url, draft);
    figure('impact-decisions-replayed', alone.considered, '', `>=${DECISIONS}`);
    figure('impact-replay', alone.seconds, ' s', '<=5');
    const quiet = await load(server.url, { duration: 3, overallRate: CALLS_A_SECOND });
    const [busy, beside] = await Promise.all([
      load(server.url, { duration: 3, overallRate: CALLS_A_SECOND }),
      replay(server.url, draft),
    ]);
    figure('impact-replay-beside-calls', beside.seconds, ' s');
    figure('impact-decision-p99-without-a-replay', quiet.p99, ' ms');
    // What decisions are held to under full load.
    figure('impact-decision-p99-beside-a-replay', busy.p99, ' ms', '<=75');
  } finally {
    await server.remove();
  }
}

/** Signs in, and begins a draft that no longer lets anybody reach a browser. @returns what a replay of it is asked with */
async function begin(url) {
  const json = { 'content-type': 'application/json' };
  const send = async (address, method, headers, body) => {
    const answer = await fetch(url + address, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${address} was answered ${answer.status}`);
    return answer;
  };
  const session = await send('/v1/session', 'POST', json, {
    email: 'author@demo.example',
    password: PASSWORD,
  });
  const cookie = session.headers.get('set-cookie').split(';', 1)[0];
  const { csrfToken } = await session.json();
  const headers = { ...json, cookie, 'x-csrf-token': csrfToken };
  const begun = await send('/v1/drafts', 'POST', headers, { title: 'bench', base: 'live' });
  const { id, revision, policy } = await begun.json();
  const { routing } = policy.rulesets;
  const stricter = {
    ...policy,
    rulesets: {
      ...policy.rulesets,
      routing: { ...routing, rules: routing.rules.filter(({ name }) => !/webrtc/.test(name)) },
    },
  };
  await send(`/v1/drafts/${id}`, 'PUT', headers, { revision, policy: stricter });
  return { address: `/v1/drafts/${id}/impacts`, headers };
}

/** @returns how many decisions were looked at, and how long it took from the question to the last line */
async function replay(url, { address, headers }) {
  const begun = performance.now();
  const body = JSON.stringify({ limit: DECISIONS });
  const answer = await fetch(url + address, { method: 'POST', headers, body });
  const lines = (await answer.text()).trim().split('\n');
  const seconds = (performance.now() - begun) / 1_000;
  const last = JSON.parse(lines.at(-1));
  if (last.type !== 'done') throw new Error(`the replay ended with ${lines.at(-1)}`);
  if (last.impact.permitToDeny === 0) throw new Error('the replay found no change');
  return { considered: last.impact.considered, seconds };
}
