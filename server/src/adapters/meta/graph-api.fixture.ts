import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sampleText } from './meta-platform.fixture.js';

/** What the Graph API was asked. */
export interface GraphRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
}

/** A Graph API that answers what was recorded, over real HTTP. */
export class GraphApi {
  /** Questions for the state of a permission. */
  readonly requests: GraphRequest[] = [];
  /** Questions for the settings of a number. */
  readonly settingsRequests: GraphRequest[] = [];
  /** What it answers next, and until it is told otherwise. */
  answer: { status: number; body: string } = { status: 200, body: '{}' };
  /** The same for the settings of a number. */
  settings: { status: number; body: string } = { status: 404, body: '{}' };

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', 'http://graph.example');
      const isSettings = url.pathname.endsWith('/settings');
      (isSettings ? this.settingsRequests : this.requests).push({
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        authorization: request.headers.authorization,
      });
      const { status, body } = isSettings ? this.settings : this.answer;
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  }

  static async start(): Promise<GraphApi> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new GraphApi(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v24.0`;
  }

  /** Answers a recorded sample from now on. */
  answersSample(name: string, status = 200): void {
    this.answer = { status, body: sampleText(`api.${name}`) };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
