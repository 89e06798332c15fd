import { EventEmitter, once } from 'node:events';
import { createServer, Socket, type AddressInfo, type Server } from 'node:net';
import { ServerUnderTest } from '../../server-under-test.fixture.js';
import { netstring, NetstringReader } from './netstrings.js';
import { TakeSipEvent } from './take-sip-event.js';

const QUESTION = {
  kind: 'connect',
  callId: 'call@proxy',
  from: '819011110001',
  to: '81311110001',
  target: 'tel:+81312345678',
  sourceIp: '192.0.2.10',
  sourcePort: 5060,
  channel: 'WHATSAPP',
};

type Said = Record<string, unknown>;

/** Messages in their order, each to be had once, and waited for. */
class Heard {
  readonly #held: Said[] = [];
  readonly #waiting: ((said: Said) => void)[] = [];

  push(said: Said): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#held.push(said);
    else next(said);
  }

  next(): Promise<Said> {
    const held = this.#held.shift();
    return held === undefined
      ? new Promise((resolve) => this.#waiting.push(resolve))
      : Promise.resolve(held);
  }
}

/** A proxy's socket, to which the server connects. */
class ProxySocket {
  readonly #answers = new Heard();
  readonly #kept = new Heard();
  #socket: Socket | undefined;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<ProxySocket> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ProxySocket(server);
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async connected(): Promise<void> {
    const [socket] = (await once(this.server, 'connection')) as [Socket];
    const reader = new NetstringReader();
    socket.on('data', (piece) => {
      for (const message of reader.read(piece)) {
        const said = JSON.parse(message) as Said;
        if ('tx' in said) this.#answers.push(said);
        if ('kept' in said) this.#kept.push(said);
      }
    });
    this.#socket = socket;
  }

  send(text: string): void {
    this.#socket!.write(text);
  }

  ask(question: object): void {
    this.send(netstring(JSON.stringify(question)));
  }

  answer(): Promise<Said> {
    return this.#answers.next();
  }

  /** What it may forget. */
  kept(): Promise<Said> {
    return this.#kept.next();
  }

  close(): void {
    this.#socket?.destroy();
    this.server.close();
  }
}

describe('Kamailio’s evapi', () => {
  let proxy: ProxySocket;
  let server: ServerUnderTest;
  let calls = 0;

  beforeAll(async () => {
    proxy = await ProxySocket.open();
    const connected = proxy.connected();
    server = await ServerUnderTest.start({ settings: { RINGFENCE_SIP_EVAPI: proxy.address } });
    await connected;
  });
  afterAll(async () => {
    await server.stop();
    proxy.close();
  });

  const question = (changes: object = {}): object => ({
    tx: { index: 7, label: 4_000_000_000 },
    waitMs: 60_000,
    ...QUESTION,
    callId: `call-${calls++}@proxy`,
    ...changes,
  });

  it('is answered for the transaction that asks, on record', async () => {
    proxy.ask(question());
    const answer = await proxy.answer();

    expect(answer).toEqual({
      tx: { index: 7, label: 4_000_000_000 },
      id: answer['id'],
      decision: 'deny',
      sip: {
        code: 403,
        reason: 'Forbidden (pstn-leg)',
        headers: 'Reason: Q.850;cause=21;text="pstn-leg"\r\n',
      },
    });
    expect(
      server.other
        .prepare<[unknown], string>('select effect from decision where decision_id = ?')
        .pluck()
        .get(answer['id']),
    ).toBe('deny');
  });

  it('is seen among the last requests of its integration, without the caller’s number', async () => {
    proxy.ask(question());
    const answer = await proxy.answer();
    const operator = await server.signIn('operator');
    const { body } = await server.get('/v1/integrations/sip-evapi/exchanges', operator);
    const [newest] = (body as { items?: Record<string, unknown>[] }).items!;

    expect(newest).toEqual(
      jasmine.objectContaining({ method: 'EVAPI', outcome: 'deny', decisionId: answer['id'] }),
    );
    expect(JSON.stringify(newest)).not.toContain(QUESTION.from);
  });

  it('is told at once what a question lacks', async () => {
    proxy.ask(question({ sourceIp: undefined, to: 'agent' }));
    const answer = await proxy.answer();

    expect(answer['decision']).toBe('unavailable');
    expect(answer['sip']).toEqual({
      code: 503,
      reason: 'No decision (Malformed question: to, sourceIp)',
      headers: '',
    });
  });

  it('hears 503 before it no longer waits, however long that is', async () => {
    const inOrder = await server.whileTheStoreHangs(async () => {
      proxy.ask(question({ tx: { index: 1, label: 1 }, waitMs: 1_000 }));
      proxy.ask(question({ tx: { index: 2, label: 2 }, waitMs: undefined }));
      proxy.ask(question({ tx: { index: 3, label: 3 }, waitMs: 0 }));
      return [await proxy.answer(), await proxy.answer(), await proxy.answer()];
    });

    expect(inOrder.map(({ tx }) => (tx as { index: number }).index)).toEqual([3, 2, 1]);
    expect(new Set(inOrder.map(({ sip }) => JSON.stringify(sip)))).toEqual(
      new Set(['{"code":503,"reason":"No decision (deadline)","headers":""}']),
    );
  });

  it('is told at once that a call was asked about otherwise', async () => {
    const asked = question();
    proxy.ask(asked);
    await proxy.answer();
    proxy.ask({ ...asked, target: 'sip:81311110001@proxy.example.com' });

    expect((await proxy.answer())['sip']).toEqual(
      jasmine.objectContaining({ code: 503, reason: 'No decision (attempt-id-reused)' }),
    );
  });

  it('hears nothing on what names no transaction, and goes on', async () => {
    for (const junk of ['', 'no json', '{"tx":{}}', '[]', '{"tx":{"index":1,"index":2}}']) {
      proxy.send(netstring(junk));
    }
    proxy.ask(question({ tx: { index: 1, label: 2 } }));

    expect((await proxy.answer())['tx']).toEqual({ index: 1, label: 2 });
  });

  it('tells what becomes of a call, which is on record once it can be, and hears no answer to it', async () => {
    const take = server.server.app.get(TakeSipEvent);
    const execute = take.execute.bind(take);
    const tries = new EventEmitter();
    const taken = once(tries, 'taken');
    let isFirst = true;
    spyOn(take, 'execute').and.callFake(async (event, actor) => {
      if (isFirst) {
        isFirst = false;
        throw new Error('the disk is full');
      }
      await execute(event, actor);
      tries.emit('taken');
    });
    proxy.ask({ event: 'ended', callId: 'told@proxy', at: 1_795_000_000.5 });
    proxy.ask({ event: 'ended', callId: 'told@proxy' });
    await taken;
    proxy.ask(question({ tx: { index: 5, label: 6 } }));
    const { body } = await server.get('/v1/events/unmatched', await server.signIn('auditor'));

    expect((await proxy.answer())['tx']).toEqual({ index: 5, label: 6 });
    expect((body['items'] as { platform: string }[]).map(({ platform }) => platform)).toEqual([
      'sip',
    ]);
  });

  it('hears what it may forget: what is on record, and what never can be', async () => {
    proxy.ask({ event: 'ended', callId: 'told@proxy', at: 1_795_000_000, n: 7 });
    proxy.ask({ event: 'ended', callId: 'told@proxy', n: 8 });

    expect([await proxy.kept(), await proxy.kept()]).toEqual([{ kept: '8' }, { kept: '7' }]);
  });

  it('is probed while it is silent, so that a host that vanished is connected to again', async () => {
    const probing = spyOn(Socket.prototype, 'setKeepAlive').and.callThrough();
    const again = proxy.connected();
    proxy.send('1:xx');
    await again;
    proxy.ask(question());
    await proxy.answer();

    expect(probing).toHaveBeenCalledWith(true, 10_000);
  });

  it('is connected to again after it sent what is no netstring, or was gone', async () => {
    for (const end of [() => proxy.send('GET / HTTP/1.1\r\n\r\n'), () => proxy.send('1:xx')]) {
      const again = proxy.connected();
      end();
      await again;
      proxy.ask(question({ tx: { index: 3, label: 4 } }));

      expect((await proxy.answer())['tx']).toEqual({ index: 3, label: 4 });
    }
  });
});
