import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The connections of a server, by whether a request of theirs is being answered. */
export class OpenConnections {
  readonly #open = new Set<Socket>();
  readonly #answering = new Set<Socket>();

  constructor(server: Server) {
    server.on('connection', (socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
    server.on('request', ({ socket }, response) => {
      this.#answering.add(socket);
      response.once('close', () => this.#answering.delete(socket));
    });
  }

  /**
   * Closes every connection that waits for no answer: kept alive after one, or opened and silent so far. Node's own
   * `closeIdleConnections` lets the silent ones be, and a stop would wait for them.
   */
  closeUnused(): void {
    for (const socket of this.#open) if (!this.#answering.has(socket)) socket.destroy();
  }
}
