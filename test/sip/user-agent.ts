import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const SDP =
  'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n';
let calls = 0;

/** What a request is to say; `headers` are sent as they stand. */
export interface Sent {
  readonly method: string;
  readonly uri: string;
  readonly callId: string;
  readonly from?: string;
  readonly to: string;
  readonly cseq?: number;
  /** Names the request whose transaction it is in, with `cseq`; absent: its own. */
  readonly of?: string;
  readonly headers?: readonly string[];
}

/** A user agent that says exactly what it is told to say, in place of one that keeps to the rules. */
export class UserAgent {
  /** Messages that arrived, in their order. */
  readonly heard: string[] = [];

  private constructor(
    private readonly socket: Socket,
    /** Its `host:port`. */
    readonly place: string,
  ) {}

  /** @param answers what is said to a message, if anything; undefined: nothing is */
  static async open(
    address: string,
    answers: (message: string, place: string) => string | undefined = () => undefined,
  ): Promise<UserAgent> {
    const socket = createSocket('udp4');
    socket.bind(0, address);
    await once(socket, 'listening');
    const agent = new UserAgent(socket, `${address}:${socket.address().port}`);
    socket.on('message', (bytes, from) => {
      const message = bytes.toString();
      agent.heard.push(message);
      const answer = answers(message, agent.place);
      if (answer !== undefined) socket.send(answer, from.port, from.address);
      socket.emit('heard');
    });
    return agent;
  }

  static callId(): string {
    return `hostile-${++calls}-${process.pid}`;
  }

  /** Sends a request. @param proxy where to, as `host:port` */
  send(
    proxy: string,
    { method, uri, callId, from, to, cseq = 1, of = method, headers = [] }: Sent,
  ): void {
    const branch = `z9hG4bK${of}${cseq}${callId}`;
    const lines = [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/UDP ${this.place};branch=${branch}`,
      `From: ${from ?? `<sip:819011110001@${this.place}>;tag=caller`}`,
      `To: ${to}`,
      `Call-ID: ${callId}`,
      `CSeq: ${cseq} ${method}`,
      `Contact: <sip:wa@${this.place}>`,
      'Max-Forwards: 70',
      ...headers,
      'Content-Type: application/sdp',
      `Content-Length: ${SDP.length}`,
    ];
    const [host, port] = proxy.split(':');
    this.socket.send(`${lines.join('\r\n')}\r\n\r\n${SDP}`, Number(port), host);
  }

  /** Sends an answer, when it is time. @param proxy where to, as `host:port` */
  reply(proxy: string, message: string): void {
    const [host, port] = proxy.split(':');
    this.socket.send(message, Number(port), host);
  }

  /** Waits for a message that fits, among those that arrived too. */
  async until(fits: RegExp): Promise<string> {
    for (;;) {
      const found = this.heard.find((message) => fits.test(message));
      if (found !== undefined) return found;
      await once(this.socket, 'heard');
    }
  }

  close(): void {
    this.socket.close();
  }
}

/** Lines of a message that begin with a name, in whatever case. */
export function linesOf(message: string, name: string): string[] {
  const begin = `${name.toLowerCase()}:`;
  return message.split('\r\n').filter((line) => line.toLowerCase().startsWith(begin));
}

/** An answer to a request, by somebody at `place`. */
export function answerTo(
  message: string,
  code: string,
  place: string,
  headers: readonly string[] = [],
): string {
  const same = ['Via', 'From', 'Call-ID', 'CSeq', 'Record-Route'].flatMap((name) =>
    linesOf(message, name),
  );
  const to = linesOf(message, 'To')[0]!;
  return [
    `SIP/2.0 ${code}`,
    ...same,
    to.includes('tag=') ? to : `${to};tag=callee`,
    `Contact: <sip:agent@${place}>`,
    ...headers,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}
