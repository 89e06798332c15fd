/** Something the console is told of calls: a call as it is now, the end of one, or an alarm. */
export interface Told {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The stream of live calls, as the console reads it. */
export class LiveStream {
  readonly told: Told[] = [];
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #text = '';

  private constructor(answer: Response) {
    this.#reader = answer.body!.getReader();
  }

  static async open(read: (route: string) => Promise<Response>): Promise<LiveStream> {
    return new LiveStream(await read('/v1/live-calls/stream'));
  }

  /** Reads on until something is told that fits. */
  async until(fits: (told: Told) => boolean): Promise<Told> {
    for (;;) {
      const { value, done } = await this.#reader.read();
      if (done) throw new Error(`the stream ended after ${JSON.stringify(this.told)}`);
      this.#text += Buffer.from(value).toString();
      const parts = this.#text.split('\n\n');
      this.#text = parts.pop()!;
      const fresh = parts.flatMap(toldIn);
      this.told.push(...fresh);
      const found = fresh.find(fits);
      if (found !== undefined) return found;
    }
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}

function toldIn(part: string): Told[] {
  const [, event, data] = /event: (.*)\ndata: (.*)/.exec(part) ?? [];
  return event === undefined
    ? []
    : [{ event, data: JSON.parse(data!) as Readonly<Record<string, unknown>> }];
}
