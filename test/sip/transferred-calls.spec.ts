import { ServerProcess } from '../harness/server-process.js';
import { attest, registerCallers, registerNumber } from './directory.js';
import { LiveStream, type Told } from './live-stream.js';
import { AGENTS, CALLER, Proxy } from './proxy.js';
import { lackOfSipPrograms } from './sip-programs.js';
import { UserAgent, answerTo, type Sent } from './user-agent.js';

const NUMBER = '442079460001';
const USER = '819011110001';

(lackOfSipPrograms() === undefined ? describe : xdescribe)('a call that is transferred', () => {
  let proxy: Proxy;
  let server: ServerProcess;
  let read: (route: string) => Promise<Response>;
  let stream: LiveStream;
  let place: string;
  let caller: UserAgent;
  let agent: UserAgent;
  let next: UserAgent;

  beforeAll(async () => {
    proxy = await Proxy.start();
    place = proxy.uri(NUMBER).split('@')[1]!;
    const answering = (code: string) => (message: string, at: string) =>
      /^(SIP|ACK)/.test(message) ? undefined : answerTo(message, code, at);
    caller = await UserAgent.open(CALLER, answering('202 Accepted'));
    agent = await UserAgent.open(AGENTS, answering('200 OK'));
    next = await UserAgent.open(AGENTS, answering('200 OK'));
    server = await ServerProcess.start({ RINGFENCE_SIP_EVAPI: proxy.evapi });
    await proxy.connected();
    await attest(server, agent.place);
    await registerNumber(server, NUMBER, [agent.place]);
    await registerCallers(server);
    read = await server.signIn('auditor');
    stream = await LiveStream.open(read);
  });
  afterAll(async () => {
    await stream.close();
    await server.remove();
    await proxy.stop();
    for (const each of [caller, agent, next]) each.close();
  });

  const codeOf = async (of: UserAgent, callId: string, cseq: string): Promise<string> => {
    const answer = new RegExp(`^SIP/2.0 [2-6][^]*Call-ID: ${callId}\r\nCSeq: ${cseq}\r\n`);
    return (await of.until(answer)).slice(8, 11);
  };
  const invite = async (uri: string): Promise<{ callId: string; code: string }> => {
    const callId = UserAgent.callId();
    caller.send(place, { method: 'INVITE', uri, callId, to: `<${uri}>` });
    return { callId, code: await codeOf(caller, callId, '1 INVITE') };
  };
  const within = async (
    sent: Partial<Sent> & Pick<Sent, 'method' | 'callId' | 'uri'>,
    by = caller,
  ): Promise<string> => {
    const { method, callId, headers = [] } = sent;
    by.send(place, {
      ...{ to: `<sip:x@${place}>;tag=callee`, cseq: 2, ...sent },
      headers: [`Route: <sip:${place};lr>`, ...headers],
    });
    return codeOf(by, callId, `2 ${method}`);
  };
  const refer = (callId: string, to: string): Promise<string> =>
    within(
      {
        ...{ method: 'REFER', callId, uri: `sip:wa@${caller.place}` },
        from: `<sip:${NUMBER}@${place}>;tag=callee`,
        to: `<sip:${USER}@${caller.place}>;tag=caller`,
        headers: [`Refer-To: <${to}>`],
      },
      agent,
    );
  const isOf =
    (call: unknown, fits: (data: Told['data']) => boolean) =>
    ({ data }: Told): boolean =>
      data['call'] === call && fits(data);
  const legs = (data: Told['data']): number => (data['legs'] as unknown[]).length;
  const itemsOf = async (route: string): Promise<Record<string, unknown>[]> =>
    ((await (await read(route)).json()) as { items: Record<string, unknown>[] }).items;

  it('is the same call in its next dialog, with one decision, no alarm, and an end when that is over', async () => {
    await attest(server, next.place);
    const to = `sip:next@${next.place}`;
    const first = await invite(proxy.uri(NUMBER));
    const begun = await stream.until(
      ({ event, data }) => event === 'call' && data['callId'] === first.callId && legs(data) === 1,
    );
    const { call } = begun.data;
    const referred = await refer(first.callId, to);
    await stream.until(isOf(call, (data) => legs(data) === 2));
    await within({ method: 'BYE', callId: first.callId, uri: `sip:agent@${agent.place}` });
    const second = await invite(to);
    const live = await itemsOf('/v1/live-calls');
    await within({ method: 'BYE', callId: second.callId, uri: `sip:agent@${next.place}` });
    await stream.until(({ event, data }) => event === 'over' && data['call'] === call);

    expect([first.code, referred, second.code]).toEqual(['200', '202', '200']);
    expect(live.map((each) => [each['call'], legs(each)])).toEqual([[call, 2]]);
    const decisions = await itemsOf(`/v1/decisions?number=%2B${NUMBER}`);
    expect(decisions.map(({ action, effect }) => [action, effect])).toEqual([
      ['transfer', 'permit'],
      ['connect', 'permit'],
    ]);
    expect(await itemsOf('/v1/alarms?state=all')).toEqual([]);
  });
});
