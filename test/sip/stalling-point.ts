import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { cut } from './netstrings.js';

/** Stands between a proxy and its decision point, and passes on everything but the questions on some calls: on those no decision ever comes. */
export class StallingPoint {
  private constructor(
    private readonly server: Server,
    private readonly sockets: readonly Socket[],
  ) {}

  /**
   * @param evapi address of the proxy's socket
   * @param user in the Request-URI of calls on which no decision comes
   */
  static async open(evapi: string, user: string): Promise<StallingPoint> {
    const sockets: Socket[] = [];
    const server = createServer((point) => {
      const [host, port] = evapi.split(':');
      const proxy = connect({ host: host!, port: Number(port) });
      sockets.push(point, proxy);
      let held = '';
      proxy.setEncoding('latin1').on('data', (piece: string) => {
        const { whole, rest } = cut(held + piece);
        held = rest;
        const passed = whole.filter((message) => !message.includes(`"sip:${user}@`));
        point.write(passed.join(''), 'latin1');
      });
      point.pipe(proxy);
      // Whichever ends first takes the other along.
      for (const [one, other] of [
        [point, proxy],
        [proxy, point],
      ] as const) {
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new StallingPoint(server, sockets);
  }

  /** Where the decision point connects to, in place of the proxy. */
  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}
