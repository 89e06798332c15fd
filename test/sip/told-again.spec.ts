import { DecisionPoint, allow, type Said } from './decision-point.js';
import { AGENTS, CALLER, Proxy } from './proxy.js';
import { lackOfSipPrograms } from './sip-programs.js';
import { UserAgent, answerTo } from './user-agent.js';

const NUMBER = '442079460001';

(lackOfSipPrograms() === undefined ? describe : xdescribe)('what Kamailio told', () => {
  let proxy: Proxy;
  let caller: UserAgent;
  let agent: UserAgent;
  let place: string;
  /** What rings at the agent, to be answered when the spec says so. */
  let ringing: string[];

  beforeEach(async () => {
    proxy = await Proxy.start();
    place = proxy.uri(NUMBER).split('@')[1]!;
    ringing = [];
    caller = await UserAgent.open(CALLER);
    agent = await UserAgent.open(AGENTS, (message, at) => {
      if (message.startsWith('INVITE')) ringing.push(message);
      return message.startsWith('BYE') ? answerTo(message, '200 OK', at) : undefined;
    });
  });
  afterEach(async () => {
    // First, since it would outlive a run that could not begin.
    await proxy.stop();
    caller.close();
    agent.close();
  });

  /** Until the proxy knows of it, a decision point is not asked. @param n how many were connected, with this one */
  const connect = async (n: number): Promise<DecisionPoint> => {
    const opened = await DecisionPoint.open(proxy.evapi, () => allow(`sip:agent@${agent.place}`));
    await proxy.connected(n);
    return opened;
  };
  /** All that is told to whoever asks: events, and the calls there are. */
  const listOf = async (point: DecisionPoint, list: string): Promise<[string[], string[]]> => {
    const before = point.heard.length;
    point.say(JSON.stringify({ list }));
    const end = await point.until((said) => said['list'] === list && 'calls' in said);
    const heard = point.heard.slice(before);
    // One that is under way when somebody connects is told twice.
    const events = new Map(
      heard.flatMap(({ event, n }) => (event === undefined ? [] : [[n, event]])),
    );
    const calls = heard.filter((said) => 'list' in said && 'callId' in said);

    expect(end['calls']).toBe(calls.length);
    return [[...events.values()].map(String).sort(), calls.map(({ callId }) => String(callId))];
  };
  const ring = async (): Promise<string> => {
    const callId = UserAgent.callId();
    const uri = proxy.uri(NUMBER);
    caller.send(place, { method: 'INVITE', uri, callId, to: `<${uri}>` });
    await agent.until(new RegExp(`^INVITE[^]*${callId}`));
    return callId;
  };
  const pickUp = async (callId: string): Promise<void> => {
    agent.reply(place, answerTo(ringing[0]!, '200 OK', agent.place));
    await caller.until(new RegExp(`^SIP/2.0 200[^]*${callId}`));
  };

  it('while nobody listened is told to whoever asks, with how the call began, until it is known to be on record', async () => {
    let point = await connect(1);
    const callId = await ring();
    await point.until(({ event }) => event === 'relayed');
    point.close();
    await proxy.disconnected();
    await pickUp(callId);
    point = await connect(2);
    const [events, calls] = await listOf(point, 'first');
    const answered = await point.until(({ event }) => event === 'answered');
    const numbers = point.heard.flatMap(({ n }) => (typeof n === 'number' ? [n] : []));
    point.say(JSON.stringify({ kept: numbers.join() }));
    const afterwards = await untilNothingIsLeft(point);

    expect([events, calls]).toEqual([['answered', 'relayed'], [callId]]);
    expect(answered).toEqual(
      jasmine.objectContaining<Said>({
        callId,
        from: '819011110001',
        to: NUMBER,
        sourceIp: CALLER,
        target: `sip:agent@${agent.place}`,
        at: jasmine.any(Number),
      }),
    );
    expect(afterwards).toEqual([callId]);
    caller.send(place, {
      method: 'BYE',
      cseq: 2,
      uri: `sip:agent@${agent.place}`,
      callId,
      to: `<${proxy.uri(NUMBER)}>;tag=callee`,
      headers: [`Route: <sip:${place};lr>`],
    });
    await point.until(({ event }) => event === 'ended');

    // It is told before it is forgotten.
    let left = await listOf(point, 'last-0');
    for (let n = 1; left[1].length > 0; n++) left = await listOf(point, `last-${n}`);

    expect(left[0]).toEqual(['ended']);
    point.close();
  });

  /** Asks until no event is told again: workers of the proxy take what they are told in no order. */
  async function untilNothingIsLeft(point: DecisionPoint): Promise<string[]> {
    for (let n = 0; ; n++) {
      const [events, calls] = await listOf(point, `again-${n}`);
      if (events.length === 0) return calls;
    }
  }
});
