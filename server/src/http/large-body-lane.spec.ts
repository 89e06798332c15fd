import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { LargeBodyLane } from './large-body-lane.js';

const HEAD = 'GET / HTTP/1.1\r\nhost: here\r\n\r\n';

describe('the lane of large bodies', () => {
  let taken: [IncomingMessage, ServerResponse][];
  let stop: () => Promise<unknown>;
  let port: number;

  beforeEach(async () => {
    taken = [];
    const server = createServer((request, response) => taken.push([request, response]));
    stop = () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    };
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });

  afterEach(() => stop());

  /** Requests of one connection, none of which is answered. @returns ends the connection */
  const begin = async (count: number): Promise<() => Promise<void>> => {
    const before = taken.length;
    const socket = connect(port, '127.0.0.1');
    socket.write(HEAD.repeat(count));
    while (taken.length < before + count) await turn();
    return async () => {
      const gone = once(taken.at(-1)![0].socket, 'close');
      socket.destroy();
      await gone;
      await turn();
    };
  };
  const replyAt = (index: number): FastifyReply =>
    ({ raw: taken.at(index)![1] }) as unknown as FastifyReply;
  /** Lets one more request in. @returns whether it has its turn by now */
  const enter = async (lane: LargeBodyLane): Promise<() => boolean> => {
    await begin(1);
    let isIn = false;
    void lane.enter(replyAt(-1)).then(() => (isIn = true));
    await turn();
    return () => isIn;
  };

  it('is held until the answer is out', async () => {
    const lane = new LargeBodyLane();
    const first = await enter(lane);
    const [, response] = taken.at(-1)!;
    const second = await enter(lane);
    const before = [first(), second()];
    const out = once(response, 'close');
    response.end();
    await out;
    await turn();

    expect([before, second()]).toEqual([[true, false], true]);
  });

  const gone: readonly { name: string; requests: number; late: boolean }[] = [
    { name: 'with its turn', requests: 1, late: false },
    {
      name: 'with its turn, behind an answer of its own that never ends',
      requests: 2,
      late: false,
    },
    { name: 'before its turn came', requests: 1, late: true },
    { name: 'before its turn came, behind such an answer', requests: 2, late: true },
  ];
  for (const { name, requests, late } of gone) {
    it(`is free again once its holder is gone ${name}`, async () => {
      const lane = new LargeBodyLane();
      const end = await begin(requests);
      const reply = replyAt(-1);
      if (!late) await lane.enter(reply);
      await end();
      if (late) await lane.enter(reply);

      const next = await enter(lane);

      expect(next()).toBeTrue();
    });
  }
});
