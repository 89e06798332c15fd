/** Lines of an answer as they come, each a JSON value. */
export class LineReader {
  #text = '';
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();

  private constructor(readonly response: Response) {
    this.#reader = response.body!.getReader();
  }

  static async open(
    url: string,
    headers: Record<string, string>,
    body?: object,
  ): Promise<LineReader> {
    const request =
      body === undefined
        ? { headers }
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify(body),
          };
    return new LineReader(await fetch(url, request));
  }

  /** The next line; undefined: the answer has ended. */
  async next(): Promise<Record<string, unknown> | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 1);
        return JSON.parse(line) as Record<string, unknown>;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#text += this.#decoder.decode(value, { stream: true });
    }
  }

  async all(): Promise<Record<string, unknown>[]> {
    const lines: Record<string, unknown>[] = [];
    for (let line = await this.next(); line !== undefined; line = await this.next()) {
      lines.push(line);
    }
    return lines;
  }

  leave(): Promise<void> {
    return this.#reader.cancel();
  }
}
