import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { ServerProcess } from '../harness/server-process.js';
import { LiveStream, type Told } from './live-stream.js';
import { attest, registerCallers, registerNumber } from './directory.js';
import { AGENTS, Proxy, type PlacedCall } from './proxy.js';
import { lackOfSipPrograms } from './sip-programs.js';
import { agentScenario, callerScenario, refusingScenario, type Caller } from './sipp-scenarios.js';

const PHONE = 'tel:+442079460999';
const lack = lackOfSipPrograms();
describe('Kamailio and SIPp', () => {
  it('are there, or it is said why no real call is placed', () => {
    if (lack !== undefined) console.log(`skipped: real calls through Kamailio and SIPp: ${lack}`);
    expect(lack ?? 'they are there').not.toBe('');
  });
});

const withPrograms = lack === undefined ? describe : xdescribe;

interface Case {
  readonly what: string;
  /** Where the number that is called is answered, best first. */
  readonly places: readonly Place[];
  readonly caller: Caller;
  /** In place of the called number. */
  readonly requestUri?: string;
  readonly asks?: 'policy';
  /** Decisions on record, in their order. */
  readonly record: readonly string[];
}
type Place = 'agent' | 'absent' | 'transferring' | 'busy' | 'moved-to-phone' | 'moved-to-agent';

const CASES: readonly Case[] = [
  {
    what: 'a call to the number is answered by an agent',
    places: ['agent'],
    caller: { expects: 200 },
    record: ['connect permit'],
  },
  {
    what: 'a call to a phone number is refused',
    places: ['agent'],
    requestUri: PHONE,
    caller: { expects: 403 },
    record: ['connect deny'],
  },
  {
    what: 'a call to a place nobody attested is refused',
    places: ['agent'],
    requestUri: 'sip:someone@carrier.example.com',
    caller: { expects: 403 },
    record: ['connect deny'],
  },
  {
    what: 'a controller that asks by SIP hears where to send the call',
    places: ['agent'],
    asks: 'policy',
    caller: { expects: 302 },
    record: ['connect permit'],
  },
  {
    what: 'a controller that asks by SIP hears a refusal',
    places: ['agent'],
    asks: 'policy',
    requestUri: PHONE,
    caller: { expects: 403 },
    record: ['connect deny'],
  },
  {
    what: 'a busy agent is passed over for the next',
    places: ['busy', 'agent'],
    caller: { expects: 200 },
    record: ['connect permit'],
  },
  {
    what: 'an agent’s forward to a phone is refused',
    places: ['moved-to-phone'],
    caller: { expects: 403 },
    record: ['connect permit', 'forward deny'],
  },
  {
    what: 'an agent’s forward to another agent is followed',
    places: ['moved-to-agent'],
    caller: { expects: 200 },
    record: ['connect permit', 'forward permit'],
  },
  {
    what: 'a transfer to a phone is refused, and the call goes on',
    places: ['agent'],
    caller: { expects: 200, refer: { to: PHONE, expects: 403 } },
    record: ['connect permit', 'transfer deny'],
  },
  {
    what: 'a transfer to an agent goes through',
    places: ['transferring'],
    caller: { expects: 200, refer: { to: 'agent', expects: 202 } },
    record: ['connect permit', 'transfer permit'],
  },
];

withPrograms('real calls through Kamailio', () => {
  let proxy: Proxy;
  let server: ServerProcess;
  let read: (route: string) => Promise<Response>;
  let numbers = 0;
  const hosts = new Map<Place, string>();

  beforeAll(async () => {
    proxy = await Proxy.start();
    hosts.set('agent', await proxy.agent(agentScenario(false)));
    hosts.set('transferring', await proxy.agent(agentScenario(true)));
    hosts.set('absent', `${AGENTS}:9`);
    hosts.set('busy', await proxy.agent(refusingScenario('486 Busy Here')));
    hosts.set('moved-to-phone', await proxy.agent(refusingScenario('302 Moved', PHONE)));
    hosts.set(
      'moved-to-agent',
      await proxy.agent(refusingScenario('302 Moved', `sip:other@${hosts.get('agent')}`)),
    );
    server = await ServerProcess.start({ RINGFENCE_SIP_EVAPI: proxy.evapi });
    await proxy.connected();
    for (const host of hosts.values()) await attest(server, host);
    await registerCallers(server);
    read = await server.signIn('auditor');
  }, 240_000);
  afterAll(async () => {
    await server.remove();
    await proxy.stop();
  });

  /** Registers a number that is answered at these places. @returns its digits */
  const numberAt = async (places: readonly Place[]): Promise<string> => {
    const number = `4420794600${10 + numbers++}`;
    const at = places.map((place) => hosts.get(place)!);
    await registerNumber(server, number, at);
    return number;
  };
  const recorded = async (number: string): Promise<string[]> => {
    const answer = await read(`/v1/decisions?number=%2B${number}`);
    const { items } = (await answer.json()) as { items: { action: string; effect: string }[] };
    return items.map(({ action, effect }) => `${action} ${effect}`).reverse();
  };

  for (const { what, places, caller, requestUri, asks, record } of CASES) {
    it(what, async () => {
      const number = await numberAt(places);
      const to = caller.refer?.to === 'agent' ? `sip:next@${hosts.get('agent')}` : undefined;
      const scenario = callerScenario(
        to === undefined ? caller : { ...caller, refer: { ...caller.refer!, to } },
      );
      const wrong = await proxy.call(scenario, requestUri ?? proxy.uri(number, asks), number, asks);

      expect(wrong).withContext(proxy.log.slice(-2_000)).toBeUndefined();
      expect(await recorded(number)).toEqual(record);
    });
  }

  describe('are live calls, and', () => {
    let stream: LiveStream;

    beforeEach(async () => {
      stream = await LiveStream.open(read);
    });
    afterEach(() => stream.close());

    const isCall =
      (number: string, fits: (call: Told['data']) => boolean) =>
      ({ event, data }: Told): boolean =>
        event === 'call' && data['businessNumber'] === `+${number}` && fits(data);
    const isUp = (call: Told['data']): boolean => call['connectedAt'] !== null;
    const legsOf = ({ data }: Told): unknown[] =>
      (data['legs'] as { kind: string; id: string; permit: unknown }[]).map(
        ({ kind, id, permit }) => [kind, id, permit !== null],
      );
    /** Waits for what is told of a call; one that ends before fails at once, with what it says. */
    const untilTold = (call: PlacedCall, fits: (told: Told) => boolean): Promise<Told> =>
      Promise.race([
        stream.until(fits),
        call.ended.then((wrong) => {
          throw new Error(`the call is over: ${wrong ?? 'as expected'} ${proxy.log.slice(-2_000)}`);
        }),
      ]);
    /** Nothing was raised about any call that was permitted. */
    const expectNoAlarm = async (): Promise<void> => {
      const answer = await read('/v1/alarms?state=all');

      expect(((await answer.json()) as { items: unknown[] }).items).toEqual([]);
    };

    it('one is there while it is up, with the place that picked up after another was busy, until its BYE', async () => {
      const number = await numberAt(['busy', 'agent']);
      const call = await proxy.place(
        callerScenario({ expects: 200, holds: true }),
        proxy.uri(number),
        number,
      );
      const up = await untilTold(call, isCall(number, isUp));
      const live = (await (await read(`/v1/live-calls?businessNumber=%2B${number}`)).json()) as {
        total: number;
      };
      await call.release();
      const wrong = await call.ended;
      await stream.until(({ event, data }) => event === 'over' && data['call'] === up.data['call']);

      expect(wrong).withContext(proxy.log.slice(-2_000)).toBeUndefined();
      expect(up.data['initiator']).toBe('user');
      expect(legsOf(up)).toEqual([['sip-trunk', null, true]]);
      expect(live.total).toBe(1);
      await expectNoAlarm();
    });

    it('an accepted transfer adds its leg', async () => {
      const number = await numberAt(['transferring']);
      const call = await proxy.place(
        callerScenario({
          expects: 200,
          refer: { to: `sip:next@${hosts.get('agent')}`, expects: 202 },
          holds: true,
        }),
        proxy.uri(number),
        number,
      );
      const up = await untilTold(
        call,
        isCall(number, (each) => (each['legs'] as unknown[]).length === 2),
      );
      await call.release();

      expect(await call.ended)
        .withContext(proxy.log.slice(-2_000))
        .toBeUndefined();
      expect(legsOf(up)).toEqual([
        ['sip-trunk', null, true],
        ['sip-trunk', null, true],
      ]);
      await expectNoAlarm();
    });

    it('one whose end was told while nobody listened is over once somebody does, and every other goes on', async () => {
      const [first, second] = [await numberAt(['agent']), await numberAt(['agent'])];
      const up = async (number: string): Promise<PlacedCall> => {
        const scenario = callerScenario({ expects: 200, holds: true });
        const call = await proxy.place(scenario, proxy.uri(number), number);
        await untilTold(call, isCall(number, isUp));
        return call;
      };
      const [ends, lasts] = [await up(first), await up(second)];
      await server.end('SIGKILL');
      await ends.release();
      const wrong = [await ends.ended];
      await server.restart();
      read = await server.signIn('auditor');
      stream = await LiveStream.open(read);
      const liveOf = async (number: string): Promise<number> => {
        const answer = await read(`/v1/live-calls?businessNumber=%2B${number}`);
        return ((await answer.json()) as { total: number }).total;
      };
      // One end at most is told after this, that of the call that ended.
      if ((await liveOf(first)) > 0) await stream.until(({ event }) => event === 'over');
      const left = [await liveOf(first), await liveOf(second)];
      await lasts.release();
      wrong.push(await lasts.ended);
      await stream.until(({ event }) => event === 'over');

      expect(wrong).withContext(proxy.log.slice(-2_000)).toEqual([undefined, undefined]);
      expect(left).toEqual([0, 1]);
      await expectNoAlarm();
    });

    it('one that nobody takes is over, and so is one whose forward is refused', async () => {
      for (const [last, expects] of [
        ['busy', 486],
        ['moved-to-phone', 403],
      ] as const) {
        // Nobody is at the first place: as long as that is waited for, the call is there to be seen.
        const number = await numberAt(['absent', last]);
        const begun = stream.until(isCall(number, () => true));
        const wrong = await proxy.call(callerScenario({ expects }), proxy.uri(number), number);

        expect(wrong).withContext(proxy.log.slice(-2_000)).toBeUndefined();
        const { data } = await begun;
        await stream.until((told) => told.event === 'over' && told.data['call'] === data['call']);
      }
      await expectNoAlarm();
    });
  });
});

withPrograms('a proxy whose decision point', () => {
  let proxy: Proxy;

  beforeAll(async () => {
    proxy = await Proxy.start({ waitMs: 400 });
  });
  afterAll(() => proxy.stop());

  const call = (): Promise<string | undefined> =>
    proxy.call(callerScenario({ expects: 503 }), proxy.uri('442079460001'), '442079460001');
  /** Connects as a decision point that says this to every question. */
  const pointThatSays = async (n: number, says?: string): Promise<Socket> => {
    const [host, port] = proxy.evapi.split(':');
    const socket = connect({ host: host!, port: Number(port) });
    await once(socket, 'connect');
    await proxy.connected(n);
    socket.on('data', () => says !== undefined && socket.write(says));
    return socket;
  };

  it('is down, slow or answers junk answers 503, in time, and lets nothing through', async () => {
    // Down: nobody has connected.
    expect(await call())
      .withContext('down')
      .toBeUndefined();
    const answers: readonly (string | undefined)[] = [
      // Slow: nothing comes before the caller has heard.
      undefined,
      '4:junk,',
      '2:{},',
      '23:{"tx":{"index":"x"}}   ,',
    ];
    for (const [n, says] of answers.entries()) {
      const socket = await pointThatSays(n + 1, says);
      expect(await call())
        .withContext(says ?? 'slow')
        .toBeUndefined();
      socket.destroy();
    }
  });
});
