import { DecisionPoint, allow, type Said } from './decision-point.js';
import { AGENTS, CALLER, Proxy } from './proxy.js';
import { lackOfSipPrograms } from './sip-programs.js';
import { UserAgent, answerTo, linesOf } from './user-agent.js';

const NUMBER = '442079460001';
const CARRIER = '127.0.0.4';

(lackOfSipPrograms() === undefined ? describe : xdescribe)('Kamailio in front of', () => {
  let proxy: Proxy;
  let point: DecisionPoint;
  let caller: UserAgent;
  let agent: UserAgent;
  /** The phone network: whatever it hears is a call that must not be. */
  let carrier: UserAgent;
  let answers: (question: Said) => object | string | undefined;
  let place: string;
  /** What the agent answers. */
  let code: string;
  /** Headers of who is between proxy and agent. */
  let onTheWay: readonly string[];

  beforeAll(async () => {
    proxy = await Proxy.start({ waitMs: 2_000 });
    place = proxy.uri(NUMBER).split('@')[1]!;
    point = await DecisionPoint.open(proxy.evapi, (question) => answers(question));
    await proxy.connected();
    caller = await UserAgent.open(CALLER);
    agent = await UserAgent.open(AGENTS, (message, at) =>
      message.startsWith('ACK') || message.startsWith('SIP')
        ? undefined
        : answerTo(message, code, at, onTheWay),
    );
    carrier = await UserAgent.open(CARRIER, (message, at) =>
      message.startsWith('ACK') ? undefined : answerTo(message, '200 OK', at),
    );
  });
  afterAll(async () => {
    // First, since it would outlive a run that could not begin.
    await proxy.stop();
    for (const each of [caller, agent, carrier]) each.close();
    point.close();
  });
  beforeEach(() => {
    answers = () => allow(`sip:agent@${agent.place}`);
    code = '200 OK';
    onTheWay = [];
    carrier.heard.length = 0;
    agent.heard.length = 0;
  });

  const answerOf = (callId: string, method: string, cseq = 1): Promise<string> =>
    caller.until(new RegExp(`^SIP/2.0 [2-6][^]*Call-ID: ${callId}\r\nCSeq: ${cseq} ${method}`));
  const codeOf = (message: string): string => message.slice(8, 11);
  /** A call that an agent picked up. @returns its Call-ID */
  const established = async (): Promise<string> => {
    const callId = UserAgent.callId();
    caller.send(place, {
      method: 'INVITE',
      uri: proxy.uri(NUMBER),
      callId,
      to: `<${proxy.uri(NUMBER)}>`,
    });
    expect(codeOf(await answerOf(callId, 'INVITE'))).toBe('200');
    return callId;
  };

  for (const method of ['INVITE', 'UPDATE', 'REFER', 'MESSAGE', 'refer'])
    it(`a made-up dialog lets no ${method} through to wherever its Route says`, async () => {
      const callId = UserAgent.callId();
      caller.send(place, {
        method,
        uri: `sip:+442079460999@${carrier.place}`,
        callId,
        to: `<sip:${NUMBER}@${place}>;tag=made-up`,
        headers: [`Route: <sip:${place};lr>`, `Refer-To: <sip:agent@${agent.place}>`],
      });

      expect(codeOf(await answerOf(callId, method))).not.toBe('200');
      expect(carrier.heard).toEqual([]);
    });

  for (const method of ['INVITE', 'UPDATE', 'REFER'])
    it(`a call that was permitted takes no ${method} to another place`, async () => {
      const callId = await established();
      caller.send(place, {
        method,
        cseq: 2,
        uri: `sip:+442079460999@${carrier.place}`,
        callId,
        to: `<sip:${NUMBER}@${place}>;tag=callee`,
        headers: [`Route: <sip:${place};lr>`, `Refer-To: <sip:agent@${agent.place}>`],
      });

      expect(codeOf(await answerOf(callId, method, 2))).toBe('481');
      expect(carrier.heard).toEqual([]);
    });

  it('a call that was permitted takes no way round by another place', async () => {
    const callId = await established();
    caller.send(place, {
      method: 'INVITE',
      cseq: 2,
      uri: `sip:agent@${agent.place}`,
      callId,
      to: `<sip:${NUMBER}@${place}>;tag=callee`,
      headers: [`Route: <sip:${place};lr>, <sip:${carrier.place};lr>`],
    });

    expect(codeOf(await answerOf(callId, 'INVITE', 2))).toBe('481');
    expect(carrier.heard).toEqual([]);
  });

  it('a call that was permitted goes on over a proxy that stands on its way, and from the side that was called', async () => {
    const between = await UserAgent.open('127.0.0.5');
    onTheWay = [`Record-Route: <sip:${between.place};lr>`];
    const callId = await established();
    caller.send(place, {
      method: 'INVITE',
      cseq: 2,
      uri: `sip:agent@${agent.place}`,
      callId,
      to: `<sip:${NUMBER}@${place}>;tag=callee`,
      headers: [`Route: <sip:${place};lr>, <sip:${between.place};lr>`],
    });
    await between.until(/^INVITE/);
    agent.send(place, {
      method: 'UPDATE',
      uri: `sip:wa@${caller.place}`,
      callId,
      from: `<sip:${NUMBER}@${place}>;tag=callee`,
      to: `<sip:819011110001@${caller.place}>;tag=caller`,
      headers: [`Route: <sip:${place};lr>`],
    });

    expect(await caller.until(new RegExp(`^UPDATE[^]*${callId}`))).toContain('CSeq: 1 UPDATE');
    between.close();
  });

  it('a call that was permitted is changed within itself', async () => {
    const callId = await established();
    caller.send(place, {
      method: 'INVITE',
      cseq: 2,
      uri: `sip:agent@${agent.place}`,
      callId,
      to: `<sip:${NUMBER}@${place}>;tag=callee`,
      headers: [`Route: <sip:${place};lr>`],
    });

    await agent.until(new RegExp(`^INVITE[^]*${callId}[^]*CSeq: 2 INVITE`));
  });

  it('a Route of the caller’s is taken off', async () => {
    const callId = UserAgent.callId();
    caller.send(place, {
      method: 'INVITE',
      uri: proxy.uri(NUMBER),
      callId,
      to: `<${proxy.uri(NUMBER)}>`,
      headers: [
        `Route: <sip:${place};lr>, <sip:${carrier.place};lr>`,
        `Route: <sip:${carrier.place};lr>`,
        'X-Client-Decision: made-up',
      ],
    });
    const sent = await agent.until(new RegExp(`^INVITE[^]*${callId}`));

    expect(linesOf(sent, 'Route')).toEqual([]);
    expect(linesOf(sent, 'Via')[0]).toContain(`UDP ${place};`);
    expect(linesOf(sent, 'X-Client-Decision')).toEqual(['X-Client-Decision: decision-1']);
    expect(carrier.heard).toEqual([]);
  });

  for (const header of [
    'Replaces: other;to-tag=1;from-tag=2',
    'Join: other;to-tag=1;from-tag=2',
    'REPLACES : other;to-tag=1;from-tag=2',
  ])
    it(`an INVITE that would step into another call (${header.slice(0, 8)}) is asked about as no plain place`, async () => {
      const callId = UserAgent.callId();
      answers = () => ({
        id: 'd',
        decision: 'deny',
        sip: { code: 403, reason: 'Forbidden', headers: '' },
      });
      caller.send(place, {
        method: 'INVITE',
        uri: proxy.uri(NUMBER),
        callId,
        to: `<${proxy.uri(NUMBER)}>`,
        headers: [header],
      });

      expect(codeOf(await answerOf(callId, 'INVITE'))).toBe('403');
      const asked = await point.until((said) => said['callId'] === callId);
      expect(asked['target']).toContain('?');
    });

  for (const [what, headers] of [
    ['two headers', (to: string, phone: string) => [`Refer-To: <${to}>`, `Refer-To: <${phone}>`]],
    ['a compact one first', (to: string, phone: string) => [`r: <${to}>`, `Refer-To: <${phone}>`]],
    [
      'a folded one',
      (to: string, phone: string) => [`Refer-To:\r\n <${to}>`, `refer-to\t: <${phone}>`],
    ],
    ['one list', (to: string, phone: string) => [`Refer-To: <${to}>, <${phone}>`]],
    [
      'parameters outside brackets',
      (to: string, phone: string) => [`Refer-To: ${to};maddr=${phone}`],
    ],
  ] as const)
    it(`a transfer goes to the place that was judged and no other: ${what}`, async () => {
      const callId = await established();
      const to = `sip:next@${agent.place}`;
      answers = ({ target }) =>
        target === to
          ? allow(to)
          : { id: 'd', decision: 'deny', sip: { code: 403, reason: 'Forbidden', headers: '' } };
      caller.send(place, {
        method: 'REFER',
        cseq: 2,
        uri: `sip:agent@${agent.place}`,
        callId,
        to: `<sip:${NUMBER}@${place}>;tag=callee`,
        headers: [
          `Route: <sip:${place};lr>`,
          ...headers(to, 'sip:+442079460999@carrier.example.com'),
        ],
      });
      const code = codeOf(await answerOf(callId, 'REFER', 2));
      const sent = agent.heard.filter((message) => message.startsWith('REFER'));

      expect(sent.join('')).not.toContain('carrier.example.com');
      expect(
        code === '200'
          ? sent.flatMap((message) => linesOf(message, 'Refer-To'))
          : [`Refer-To: <${to}>`],
      ).toEqual([`Refer-To: <${to}>`]);
    });

  const junk: readonly (readonly [string, object])[] = [
    ['no routes', { decision: 'allow' }],
    ['routes that are none', { decision: 'allow', rtjson: 'x' }],
    ['an empty object', { decision: 'allow', rtjson: {} }],
    [
      'an empty list',
      { decision: 'allow', rtjson: { version: '1.0', routing: 'serial', routes: [] } },
    ],
    [
      'a route without a place',
      { decision: 'allow', rtjson: { version: '1.0', routing: 'serial', routes: [{}] } },
    ],
    [
      'a route whose place is a number',
      { decision: 'allow', rtjson: { version: '1.0', routing: 'serial', routes: [{ uri: 7 }] } },
    ],
    [
      'a second route without a place',
      {
        decision: 'allow',
        rtjson: {
          version: '1.0',
          routing: 'serial',
          routes: [{ uri: 'sip:x@127.0.0.3:9', fr_timer: 100 }, { uri: '' }],
        },
      },
    ],
    [
      'a route whose place is empty',
      { decision: 'allow', rtjson: { version: '1.0', routing: 'serial', routes: [{ uri: '' }] } },
    ],
    [
      'a redirect nobody asked for',
      { decision: 'redirect', sip: { headers: 'Contact: <sip:x@127.0.0.4>\r\n' } },
    ],
    ['a refusal with 200', { decision: 'deny', sip: { code: 200, reason: 'OK' } }],
    ['a refusal with 404', { decision: 'deny', sip: { code: 404, reason: 'Not Found' } }],
    ['a refusal with 404 as text', { decision: 'deny', sip: { code: '404', reason: 'Not Found' } }],
    [
      'a refusal with 302',
      { decision: 'deny', sip: { code: 302, headers: 'Contact: <sip:x@127.0.0.4>\r\n' } },
    ],
    ['a decision of another case', { ...allow(`sip:x@${CARRIER}`), decision: 'ALLOW' }],
    ['a list of decisions', { ...allow(`sip:x@${CARRIER}`), decision: ['allow'] }],
    ['a decision that is true', { ...allow(`sip:x@${CARRIER}`), decision: true }],
  ];
  for (const [what, answer] of junk)
    it(`junk for a decision connects nothing: ${what}`, async () => {
      const callId = UserAgent.callId();
      answers = () => answer;
      caller.send(place, {
        method: 'INVITE',
        uri: `sip:+442079460999@${carrier.place}`,
        callId,
        to: `<${proxy.uri(NUMBER)}>`,
      });

      expect(['403', '503']).toContain(codeOf(await answerOf(callId, 'INVITE')));
      expect(carrier.heard).toEqual([]);
    });

  it('a permit that comes too late connects nothing', async () => {
    const callId = UserAgent.callId();
    let tx: unknown;
    answers = (question) => void (tx = question['tx']);
    caller.send(place, {
      method: 'INVITE',
      uri: proxy.uri(NUMBER),
      callId,
      to: `<${proxy.uri(NUMBER)}>`,
    });

    expect(codeOf(await answerOf(callId, 'INVITE'))).toBe('503');
    point.say(JSON.stringify({ tx, ...allow(`sip:agent@${agent.place}`) }));
    answers = () => allow(`sip:agent@${agent.place}`);
    await established();
    expect(agent.heard.filter((message) => message.includes(callId))).toEqual([]);
  });

  it('a permit for a call that was cancelled meanwhile connects nothing', async () => {
    const callId = UserAgent.callId();
    let tx: unknown;
    answers = (question) => void (tx = question['tx']);
    const invite = {
      method: 'INVITE',
      uri: proxy.uri(NUMBER),
      callId,
      to: `<${proxy.uri(NUMBER)}>`,
    };
    caller.send(place, invite);
    await point.until((said) => said['callId'] === callId);
    caller.send(place, { ...invite, method: 'CANCEL', of: 'INVITE' });
    expect(codeOf(await answerOf(callId, 'CANCEL'))).toBe('200');
    point.say(JSON.stringify({ tx, ...allow(`sip:agent@${agent.place}`) }));

    expect(codeOf(await answerOf(callId, 'INVITE'))).toMatch(/487|503/);
    answers = () => allow(`sip:agent@${agent.place}`);
    await established();
    expect(agent.heard.filter((message) => message.includes(callId))).toEqual([]);
  });

  it('a place that is not found is told as one that is not there now, never as leave to go on', async () => {
    code = '404 Not Found';
    const callId = UserAgent.callId();
    const uri = proxy.uri(NUMBER);
    caller.send(place, { method: 'INVITE', uri, callId, to: `<${uri}>` });

    expect(codeOf(await answerOf(callId, 'INVITE'))).toBe('480');
    const failed = await point.until(
      ({ event, callId: of }) => event === 'failed' && of === callId,
    );
    expect(failed['code']).toBe(404);
  });

  it('a forward that leads in a circle ends', async () => {
    code = '302 Moved Temporarily';
    onTheWay = [`Contact: <sip:agent@${agent.place}>`];
    const callId = UserAgent.callId();
    caller.send(place, {
      method: 'INVITE',
      uri: proxy.uri(NUMBER),
      callId,
      to: `<${proxy.uri(NUMBER)}>`,
    });

    expect(codeOf(await answerOf(callId, 'INVITE'))).toMatch(/^[45]/);
  });

  it('a Call-ID of a call that failed begins no other while its permit could be repeated', async () => {
    const callId = UserAgent.callId();
    code = '486 Busy Here';
    const invite = {
      method: 'INVITE',
      uri: proxy.uri(NUMBER),
      callId,
      to: `<${proxy.uri(NUMBER)}>`,
    };
    caller.send(place, invite);
    const first = codeOf(await answerOf(callId, 'INVITE'));
    code = '200 OK';
    caller.send(place, { ...invite, cseq: 2 });

    expect([first, codeOf(await answerOf(callId, 'INVITE', 2))]).toEqual(['486', '482']);
  });

  it('a Call-ID of a call under way begins no other', async () => {
    const callId = await established();
    caller.send(place, {
      method: 'INVITE',
      cseq: 7,
      uri: proxy.uri(NUMBER),
      callId,
      from: `<sip:819011110001@${caller.place}>;tag=other`,
      to: `<${proxy.uri(NUMBER)}>`,
    });

    expect(codeOf(await answerOf(callId, 'INVITE', 7))).toBe('482');
  });

  it('who is asked for a password comes again with the same call, which is not over', async () => {
    const callId = UserAgent.callId();
    code = '407 Proxy Authentication Required';
    const invite = {
      method: 'INVITE',
      uri: proxy.uri(NUMBER),
      callId,
      to: `<${proxy.uri(NUMBER)}>`,
    };
    caller.send(place, invite);
    expect(codeOf(await answerOf(callId, 'INVITE'))).toBe('407');
    code = '200 OK';
    caller.send(place, { ...invite, cseq: 2 });
    expect(codeOf(await answerOf(callId, 'INVITE', 2))).toBe('200');
    await point.until(({ event, callId: of }) => event === 'answered' && of === callId);

    const told = point.heard.filter((said) => said['callId'] === callId && 'event' in said);
    expect(told.map(({ event }) => event)).toEqual(['relayed', 'relayed', 'answered']);
  });

  for (const [header, diverted] of [
    ['Diversion: <sip:1001@pbx.example>;reason=unconditional', 'Diversion'],
    ['diversion :\r\n <tel:+442079460999>', 'Diversion'],
    ['History-Info: <sip:1@a>;index=1,<sip:2@a;cause=302>;index=1.1', 'History-Info'],
    ['History-Info: <sip:1@a>;index=1,\r\n <sip:2@a>;index=1.1; mp=1', 'History-Info'],
    ['History-Info: <sip:1@a>;index=1', undefined],
    ['X-Nothing: cause', undefined],
  ] as const)
    it(`a call that was forwarded to here is told as one, by ${header.slice(0, 40)}`, async () => {
      const callId = UserAgent.callId();
      const uri = proxy.uri(NUMBER);
      caller.send(place, { method: 'INVITE', uri, callId, to: `<${uri}>`, headers: [header] });
      const asked = await point.until((said) => said['callId'] === callId);

      expect(asked['diverted']).toBe(diverted);
    });

  it('a caller without a name is nobody, not one of that name', async () => {
    const callId = UserAgent.callId();
    caller.send(place, {
      method: 'INVITE',
      uri: proxy.uri(NUMBER),
      callId,
      from: '<sip:anonymous.invalid>;tag=caller',
      to: `<${proxy.uri(NUMBER)}>`,
    });
    const asked = await point.until((said) => said['callId'] === callId);

    expect(asked['from']).toBe('');
  });
});
