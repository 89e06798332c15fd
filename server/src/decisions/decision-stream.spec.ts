import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { incomingCall, ServerUnderTest } from '../server-under-test.fixture.js';

const START = 1_800_000_000_000;

/** A live tail as a page reads it. */
class Tail {
  #text = '';
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();

  private constructor(readonly response: Response) {
    this.#reader = response.body!.getReader();
  }

  static async open(server: ServerUnderTest, headers: Record<string, string>): Promise<Tail> {
    return new Tail(await fetch(`${server.server.url}/v1/decisions/stream`, { headers }));
  }

  /** Reads until as many decisions came as asked for, or the server ended the stream. */
  async read(count: number): Promise<{ id: string; attemptId: string }[]> {
    for (;;) {
      const found = [...this.#text.matchAll(/id: (\d+)\nevent: decision\ndata: (.*)\n\n/g)].map(
        ([, id = '', data = '']) => ({
          id,
          attemptId: (JSON.parse(data) as { attemptId: string }).attemptId,
        }),
      );
      if (found.length >= count) return found;
      const { done, value } = await this.#reader.read();
      if (done) return found;
      this.#text += this.#decoder.decode(value, { stream: true });
    }
  }

  /** Everything that was read so far. */
  get text(): string {
    return this.#text;
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}

describe('GET /v1/decisions/stream', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;
  let session: Record<string, string>;

  beforeEach(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
    session = await server.signIn('auditor');
  });

  afterEach(() => server.stop());

  /** @returns the decisions' indexes in the log */
  const decide = async (...ids: string[]): Promise<string[]> => {
    const indexes: string[] = [];
    for (const id of ids) {
      const { body } = await server.post('/v1/decisions', incomingCall(id));
      indexes.push(String((body['log'] as { index: number }).index));
    }
    return indexes;
  };

  it('tells of each decision, after it is on record, and asks to be buffered nowhere', async () => {
    const tail = await Tail.open(server, session);
    const [one, two] = await decide('one', 'two');
    const seen = await tail.read(2);
    await tail.close();

    expect(seen).toEqual([
      { id: one!, attemptId: 'one' },
      { id: two!, attemptId: 'two' },
    ]);
    const { headers } = tail.response;
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-accel-buffering')).toBe('no');
  });

  it('tells a page that missed more than it is sent again to read the list anew', async () => {
    await Promise.all(
      Array.from({ length: 202 }, (_, i) => server.post('/v1/decisions', incomingCall(`m-${i}`))),
    );
    const tail = await Tail.open(server, { ...session, 'last-event-id': '0' });
    await decide('after');
    const seen = await tail.read(1);
    await tail.close();

    expect(tail.text).toContain('event: behind\n');
    expect(seen.map(({ attemptId }) => attemptId)).toEqual(['after']);
  });

  it('goes on after the last decision a page saw, each once', async () => {
    const [first] = await decide('a', 'b', 'c');
    const tail = await Tail.open(server, { ...session, 'last-event-id': first! });
    await decide('d');
    const seen = await tail.read(3);
    await tail.close();

    expect(seen.map(({ attemptId }) => attemptId)).toEqual(['b', 'c', 'd']);
  });

  for (const last of ['', 'x', '-1', '1.5', '99999999999999999999']) {
    it(`begins at now for a page that says it saw \`${last}\``, async () => {
      await decide('before');
      const tail = await Tail.open(server, { ...session, 'last-event-id': last });
      await decide('after');
      const seen = await tail.read(1);
      await tail.close();

      expect(seen.map(({ attemptId }) => attemptId)).toEqual(['after']);
    });
  }

  it('gives its head alone to who asks for no more', async () => {
    const answer = await server.send('/v1/decisions/stream', { method: 'HEAD', headers: session });

    expect([answer.status, answer.body['text']]).toEqual([200, '']);
  });

  it('ends with a session that has been idle, and tells it nothing more', async () => {
    const tail = await Tail.open(server, session);
    clock.instant = START + 15 * 60_000;
    await decide('unseen');

    expect(await tail.read(1)).toEqual([]);
  });

  it('lets the server stop, and decisions on their way with it', async () => {
    const tail = await Tail.open(server, session);
    const asked = Array.from({ length: 20 }, (_, i) =>
      server.post('/v1/decisions', incomingCall(`stop-${i}`)).then(
        ({ body }) => body['decisionId'] as string | undefined,
        () => undefined,
      ),
    );
    await tail.read(1);
    const stopped = server.server.stop();
    const answered = (await Promise.all(asked)).filter((id) => id !== undefined);
    await stopped;
    await tail.read(Infinity);
    const onRecord = server.other
      .prepare('select decision_id from decision')
      .pluck()
      .all() as string[];
    server.other.close();
    const again = await ServerUnderTest.start({ folder: server.folder, clock });
    server = again;

    expect(answered.length).toBeGreaterThan(0);
    expect(answered.filter((id) => !onRecord.includes(id))).toEqual([]);
  });
});
