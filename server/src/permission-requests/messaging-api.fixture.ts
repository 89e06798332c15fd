import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that a platform was given. */
export interface GivenMessage {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

/** What it answers; `hang-up`: nothing, and the connection ends. */
export type Reply = { readonly status: number; readonly body: unknown } | 'hang-up';

/** The messages and permissions of Meta's Graph API and of Infobip, over real HTTP. */
export class MessagingApi {
  readonly messages: GivenMessage[] = [];
  /** Paths with queries of questions for the state of a permission. */
  readonly questions: string[] = [];
  /** To a message, until it is told otherwise. */
  sent: Reply = NOTHING;
  /** To a question for the state. */
  state: Reply = NOTHING;
  /** Runs before a message is answered. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => void answer());
      const answer = async (): Promise<void> => {
        const path = request.url ?? '/';
        let reply = this.state;
        if (request.method === 'POST') {
          const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
          this.messages.push({ path, authorization: request.headers.authorization, body });
          await this.beforeAnswer();
          reply = this.sent;
        } else this.questions.push(path);
        if (reply === 'hang-up') return void request.socket.destroy();
        const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
        response.writeHead(reply.status, { 'content-type': 'application/json' }).end(text);
      };
    });
  }

  static async start(): Promise<MessagingApi> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new MessagingApi(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Begins anew: nothing was asked, everything is taken. */
  reset(platform: 'meta' | 'infobip'): void {
    this.messages.length = 0;
    this.questions.length = 0;
    this.beforeAnswer = () => Promise.resolve();
    this.state = { status: 200, body: NO_PERMISSION[platform] };
    this.sent = { status: 200, body: TAKEN[platform] };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** What Infobip says of a user who can be asked: no permission, and no limit that is used up, as its sample has one. */
export const MAY_BE_ASKED: Reply = {
  status: 200,
  body: {
    status: 'NO_PERMISSION',
    actions: [
      { name: 'SEND_CALL_PERMISSION_REQUEST', canPerformAction: true, limits: [] },
      { name: 'START_CALL', canPerformAction: false, limits: [] },
    ],
  },
};

const NOTHING: Reply = { status: 404, body: {} };

/** Settings that connect a server to it, on both platforms. */
export const messagingSettings = ({ url }: MessagingApi): Record<string, string> => ({
  RINGFENCE_PERMISSION_REQUESTS: 'on',
  RINGFENCE_META_ACCESS_TOKEN: 'a token for the specs',
  RINGFENCE_META_GRAPH_URL: `${url}/v24.0`,
  RINGFENCE_INFOBIP_URL: url,
  RINGFENCE_INFOBIP_API_KEY: 'a key for the specs',
});

/** A sample of a platform's, parsed. */
export function messagingSample(platform: 'meta' | 'infobip', name: string): unknown {
  const folder = new URL(`../adapters/${platform}/samples/`, import.meta.url);
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

const NO_PERMISSION = {
  meta: messagingSample('meta', 'api.call_permissions.no_permission'),
  infobip: messagingSample('infobip', 'whatsapp-permission.response.no-permission'),
};

/** How each platform says that it took a message. */
const TAKEN = {
  meta: {
    messaging_product: 'whatsapp',
    contacts: [{ input: '447700900123', wa_id: '447700900123' }],
    messages: [{ id: 'wamid.SAMPLE' }],
  },
  infobip: {
    to: '447700900123',
    messageCount: 1,
    messageId: 'perm-req-0001',
    status: { groupId: 1, groupName: 'PENDING', id: 7, name: 'PENDING_ENROUTE' },
  },
};
