/** Bytes of one message at most: a question has none near it. */
const MOST_BYTES = 65_536;

/** The stream cannot be read on: what follows would be taken for something it is not. */
export class NetstringFault extends Error {
  override readonly name = 'NetstringFault';
}

/** Cuts a stream of bytes into netstrings, `<length>:<bytes>,`, in whatever pieces they arrive. */
export class NetstringReader {
  #held: Buffer = Buffer.alloc(0);

  /**
   * @returns the messages that are complete now, as text
   * @throws NetstringFault where the stream is none of netstrings, or a message longer than 64 KiB
   */
  read(piece: Buffer): string[] {
    this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    const messages: string[] = [];
    for (;;) {
      const message = this.#next();
      if (message === undefined) return messages;
      messages.push(message);
    }
  }

  #next(): string | undefined {
    const colon = this.#held.indexOf(':');
    const head = this.#held.subarray(0, colon < 0 ? this.#held.length : colon).toString('latin1');
    if (!/^\d{0,5}$/.test(head) || (colon >= 0 && head === '')) throw new NetstringFault('length');
    if (colon < 0) return undefined;
    const length = Number(head);
    if (length > MOST_BYTES) throw new NetstringFault('too long');
    const end = colon + 1 + length;
    if (this.#held.length <= end) return undefined;
    if (this.#held[end] !== 0x2c) throw new NetstringFault('end');
    const message = this.#held.subarray(colon + 1, end).toString('utf8');
    this.#held = this.#held.subarray(end + 1);
    return message;
  }
}

/** A text as a netstring. */
export function netstring(text: string): string {
  return `${Buffer.byteLength(text)}:${text},`;
}
