// Calls through Kamailio: how many are answered rightly, how long callers wait, and whether decisions that never come hold up other calls.
import '../typescript.mjs';
import { figure } from './figure.mjs';

const { ServerProcess } = await import('../../test/harness/server-process.ts');
const { attest, registerCallers, registerNumber } = await import('../../test/sip/directory.ts');
const { Proxy } = await import('../../test/sip/proxy.ts');
const { lackOfSipPrograms } = await import('../../test/sip/sip-programs.ts');
const { agentScenario, callsScenario } = await import('../../test/sip/sipp-scenarios.ts');
const { StallingPoint } = await import('../../test/sip/stalling-point.ts');

const NUMBER = '442079460001';
const WARM_UP = { rate: 50, calls: 200 };
const LOAD = { rate: 200, calls: 2_000 };
/** Beside each other: calls that are decided, and calls on which no decision comes. */
const GOOD = { rate: 5, calls: 30 };
const STALLED = { rate: 12, calls: 72 };
const STALLS = 'stalls';

export async function measure() {
  const lack = lackOfSipPrograms();
  if (lack !== undefined) return console.log(`sip skipped: no Kamailio and SIPp here: ${lack}`);
  const proxy = await Proxy.start({ waitMs: 400 });
  const between = await StallingPoint.open(proxy.evapi, STALLS);
  const server = await ServerProcess.start({ RINGFENCE_SIP_EVAPI: between.address });
  try {
    await proxy.connected();
    const agent = await proxy.agent(agentScenario(false));
    await attest(server, agent);
    await registerNumber(server, NUMBER, [agent]);
    await registerCallers(server);
    const place = (expects, user, load) =>
      proxy.load(callsScenario(expects), proxy.uri(user), NUMBER, load);

    await place(200, NUMBER, WARM_UP);
    const busy = await place(200, NUMBER, LOAD);
    figure('sip-calls-a-second', LOAD.rate, '');
    figure('sip-right', share(busy, LOAD), ' %', '>=99.9');
    figure('sip-p50', quantile(busy.waits, 0.5), ' ms');
    figure('sip-p99', quantile(busy.waits, 0.99), ' ms', '<=60');

    const [good, stalled] = await Promise.all([
      place(200, NUMBER, GOOD),
      place(503, STALLS, STALLED),
    ]);
    figure('sip-right-beside-stalled', share(good, GOOD), ' %', '>=100');
    figure('sip-p99-beside-stalled', quantile(good.waits, 0.99), ' ms', '<=60');
    figure('sip-stalled-503', share(stalled, STALLED), ' %', '>=100');
  } finally {
    await server.remove();
    between.close();
    await proxy.stop();
  }
}

const share = ({ right }, { calls }) => (100 * right) / calls;

function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Infinity;
}
