import { DecisionPoint, allow, type Said } from './decision-point.js';
import { AGENTS, CALLER, Proxy } from './proxy.js';
import { lackOfSipPrograms } from './sip-programs.js';
import { UserAgent, answerTo, type Sent } from './user-agent.js';

const NUMBER = '442079460001';
const USER = '819011110001';
const DENY = { id: 'd', decision: 'deny', sip: { code: 403, reason: 'Forbidden', headers: '' } };

(lackOfSipPrograms() === undefined ? describe : xdescribe)('a transfer through Kamailio', () => {
  let proxy: Proxy;
  let point: DecisionPoint;
  let place: string;
  /** Whoever was called, and asks for the transfer. */
  let agent: UserAgent;
  /** Where the call is transferred to. */
  let next: UserAgent;
  let caller: UserAgent;
  let answers: (question: Said) => object;
  /** What each answers to a request that begins something. */
  let codes: { caller: string; next: string };
  let contact: readonly string[];

  const begin = async (referralSeconds?: number): Promise<void> => {
    proxy = await Proxy.start(referralSeconds === undefined ? {} : { referralSeconds });
    place = proxy.uri(NUMBER).split('@')[1]!;
    point = await DecisionPoint.open(proxy.evapi, (question) => answers(question));
    await proxy.connected();
  };
  const end = async (): Promise<void> => {
    await proxy.stop();
    point.close();
  };

  beforeAll(async () => {
    await begin();
    const isAnswered = (message: string): boolean => !/^(SIP|ACK)/.test(message);
    agent = await UserAgent.open(AGENTS, (message, at) =>
      isAnswered(message) ? answerTo(message, '200 OK', at) : undefined,
    );
    next = await UserAgent.open(AGENTS, (message, at) =>
      isAnswered(message) ? answerTo(message, codes.next, at, contact) : undefined,
    );
    caller = await UserAgent.open(CALLER, (message, at) =>
      isAnswered(message) ? answerTo(message, codes.caller, at) : undefined,
    );
  });
  afterAll(async () => {
    // First, since it would outlive a run that could not begin.
    await end();
    for (const each of [caller, agent, next]) each.close();
  });
  beforeEach(() => {
    answers = ({ target, kind }) =>
      kind === 'transfer'
        ? allow(String(target))
        : target === proxy.uri(NUMBER)
          ? allow(`sip:agent@${agent.place}`)
          : DENY;
    codes = { caller: '202 Accepted', next: '200 OK' };
    contact = [];
    next.heard.length = 0;
  });

  const to = (): string => `sip:next@${next.place}`;
  const codeOf = async (
    of: UserAgent,
    callId: string,
    method: string,
    cseq = 1,
  ): Promise<string> => {
    const answer = new RegExp(`^SIP/2.0 [2-6][^]*Call-ID: ${callId}\r\nCSeq: ${cseq} ${method}`);
    return (await of.until(answer)).slice(8, 11);
  };
  const established = async (): Promise<string> => {
    const callId = UserAgent.callId();
    const uri = proxy.uri(NUMBER);
    caller.send(place, { method: 'INVITE', uri, callId, to: `<${uri}>` });

    expect(await codeOf(caller, callId, 'INVITE')).toBe('200');
    return callId;
  };
  /** The agent has the caller transferred. @returns what the agent hears */
  const refer = async (callId: string, cseq = 1): Promise<string> => {
    agent.send(place, {
      ...{ method: 'REFER', cseq, callId, uri: `sip:wa@${caller.place}` },
      from: `<sip:${NUMBER}@${place}>;tag=callee`,
      to: `<sip:${USER}@${caller.place}>;tag=caller`,
      headers: [`Route: <sip:${place};lr>`, `Refer-To: <${to()}>`],
    });
    return codeOf(agent, callId, 'REFER', cseq);
  };
  /** The INVITE that follows. @returns its Call-ID, and what whoever sends it hears */
  const follow = async (
    sent: Partial<Sent> = {},
    by = caller,
  ): Promise<{ callId: string; code: string }> => {
    const callId = UserAgent.callId();
    by.send(place, { method: 'INVITE', uri: to(), callId, to: `<${to()}>`, ...sent });
    return { callId, code: await codeOf(by, callId, 'INVITE') };
  };
  const bye = async (callId: string, uri: string): Promise<void> => {
    caller.send(place, {
      ...{ method: 'BYE', cseq: 9, uri, callId, to: `<sip:x@${place}>;tag=callee` },
      headers: [`Route: <sip:${place};lr>`],
    });
    await codeOf(caller, callId, 'BYE', 9);
  };
  const endOf = (callId: string): Promise<void> => bye(callId, `sip:agent@${agent.place}`);
  const toldOf = (callId: string): unknown[] => {
    const told = point.heard.filter((said) => said['callId'] === callId && 'event' in said);
    // Whoever asks for a list is told again.
    return [...new Map(told.map(({ n, event }) => [n, event])).values()];
  };
  const ended = (callId: string): Promise<Said> =>
    point.until((said) => said['event'] === 'ended' && said['callId'] === callId);
  let lists = 0;
  /** Calls the proxy says there are. */
  const calls = async (): Promise<unknown[]> => {
    const list = `list-${++lists}`;
    point.say(JSON.stringify({ list }));
    await point.until((said) => said['list'] === list && 'calls' in said);
    return point.heard
      .filter((said) => said['list'] === list && 'callId' in said)
      .map(({ callId }) => callId);
  };

  it('is gone through with by the INVITE of whoever was transferred, about which the same is asked again', async () => {
    const call = await established();
    const asked = await refer(call);
    const followed = await follow();
    const questions = point.heard.filter((said) => said['kind'] === 'transfer' && 'tx' in said);
    const [first, second] = questions.slice(-2).map(({ tx, ...rest }) => [tx, rest]);

    expect([asked, followed.code]).toEqual(['202', '200']);
    expect(next.heard[0]).toContain(`Call-ID: ${followed.callId}`);
    expect(second![1]).toEqual(first![1]);
    expect(second![0]).not.toEqual(first![0]);
    expect((second![1] as Said)['callId']).toBe(call);
    await bye(followed.callId, `sip:agent@${next.place}`);
    await endOf(call);
    await ended(call);

    expect(toldOf(followed.callId)).toEqual([]);
    expect(toldOf(call)).toEqual(['relayed', 'answered', 'transferred', 'ended']);
  });

  it('goes on as the same call when the agent is out of it, until its last dialog ends', async () => {
    const call = await established();
    await refer(call);
    await endOf(call);
    const between = await calls();
    const followed = await follow();
    const after = await calls();
    await bye(followed.callId, `sip:agent@${next.place}`);
    await ended(call);

    expect(followed.code).toBe('200');
    expect([between, after].map((all) => all.includes(call))).toEqual([true, true]);
    expect(after).not.toContain(followed.callId);
    expect(toldOf(call)).toEqual(['relayed', 'answered', 'transferred', 'ended']);
    expect(await calls()).not.toContain(call);
  });

  it('ends with the call where nobody is at its place any more', async () => {
    codes.next = '486 Busy Here';
    const call = await established();
    await refer(call);
    await endOf(call);
    const { code } = await follow();
    await ended(call);

    expect(code).toBe('486');
    expect(toldOf(call)).toEqual(['relayed', 'answered', 'transferred', 'ended']);
  });

  it('that is refused is gone through with by nobody, and the call ends with its own dialog', async () => {
    codes.caller = '603 Decline';
    const call = await established();
    const asked = await refer(call);
    const { code } = await follow();
    await endOf(call);
    await ended(call);

    expect([asked, code]).toEqual(['603', '403']);
    expect(next.heard).toEqual([]);
  });

  it('leads to where it was permitted to, and no further', async () => {
    codes.next = '302 Moved Temporarily';
    contact = ['Contact: <sip:+442079460999@carrier.example.com>'];
    const call = await established();
    await refer(call);
    const { code } = await follow();

    expect(code).toBe('403');
    expect(point.heard.filter(({ kind }) => kind === 'forward')).toEqual([]);
  });

  it('can be transferred again, as the call it is of', async () => {
    const call = await established();
    await refer(call);
    const followed = await follow();
    next.send(place, {
      ...{ method: 'REFER', callId: followed.callId, uri: `sip:wa@${caller.place}` },
      from: `<${to()}>;tag=callee`,
      to: `<sip:${USER}@${caller.place}>;tag=caller`,
      headers: [`Route: <sip:${place};lr>`, `Refer-To: <sip:third@${next.place}>`],
    });

    expect(await codeOf(next, followed.callId, 'REFER')).toBe('202');
    const question = await point.until(({ target }) => target === `sip:third@${next.place}`);
    expect(question['callId']).toBe(call);
    const third = `sip:third@${next.place}`;
    expect((await follow({ uri: third, to: `<${third}>` })).code).toBe('200');
  });

  describe('whose INVITE has little time', () => {
    beforeAll(async () => {
      await end();
      await begin(1);
    });
    afterAll(async () => {
      await end();
      await begin();
    });

    it('ends with the call once that is over', async () => {
      const call = await established();
      await refer(call);
      await endOf(call);
      await ended(call);
      const { code } = await follow();

      expect(code).toBe('403');
      expect(next.heard).toEqual([]);
    });
  });

  describe('is asked about as a call of its own where the INVITE comes', () => {
    const others: readonly (readonly [string, () => Partial<Sent>])[] = [
      ['from another user', () => ({ from: `<sip:819011110002@${caller.place}>;tag=caller` })],
      ['from nobody', () => ({ from: '<sip:anonymous.invalid>;tag=caller' })],
      ['for another place', () => ({ uri: `sip:next@${AGENTS}:9` })],
      ['for somebody else there', () => ({ uri: `sip:other@${next.place}` })],
      ['to step into a call', () => ({ headers: ['Replaces: other;to-tag=1;from-tag=2'] })],
      ['on behalf of a caller', () => ({ headers: ['Diversion: <tel:+442079460999>'] })],
    ];
    for (const [what, sent] of others)
      it(what, async () => {
        const call = await established();
        await refer(call);
        const { callId, code } = await follow(sent());

        expect(code).toBe('403');
        expect((await point.until((said) => said['callId'] === callId))['kind']).toBe('connect');
        expect(next.heard).toEqual([]);
        expect((await follow()).code).toBe('200');
      });

    it('from an address that is not in the call', async () => {
      const stranger = await UserAgent.open('127.0.0.6');
      const call = await established();
      await refer(call);
      const { code } = await follow({}, stranger);
      stranger.close();

      expect(code).toBe('403');
      expect(next.heard).toEqual([]);
    });

    it('a second time', async () => {
      const call = await established();
      await refer(call);
      const codes = [(await follow()).code, (await follow()).code];

      expect(codes).toEqual(['200', '403']);
    });
  });

  it('of another call of the user’s to the same place is the one that counts, and holds up the end of the first no longer', async () => {
    const [former, call] = [await established(), await established()];
    await refer(former);
    await endOf(former);
    await refer(call);
    await ended(former);
    await endOf(call);
    const before = await calls();
    const followed = await follow();
    await bye(followed.callId, `sip:agent@${next.place}`);
    await ended(call);

    expect([before.includes(former), before.includes(call)]).toEqual([false, true]);
    expect(followed.code).toBe('200');
  });

  it('that is asked for twice is one', async () => {
    const call = await established();
    await refer(call);
    await refer(call, 2);
    await endOf(call);
    const { callId, code } = await follow();
    await bye(callId, `sip:agent@${next.place}`);
    await ended(call);

    expect(code).toBe('200');
  });

  it('is judged when its INVITE comes, too', async () => {
    const call = await established();
    await refer(call);
    answers = () => DENY;
    const { code } = await follow();

    expect(code).toBe('403');
    expect(next.heard).toEqual([]);
  });
});
