/** Numbers that stand in nothing the product ships: wherever one is found, it came in through a request. */
export class Canaries {
  #next = 0;

  /** @param prefix what every one of them begins with, seven digits or more */
  constructor(private readonly prefix: string) {}

  get count(): number {
    return this.#next;
  }

  /** Another number that was not used before, as a WhatsApp id. */
  next(): string {
    return `${this.prefix}${String(this.#next++).padStart(12 - this.prefix.length, '0')}`;
  }

  /** What of a text is a canary; as few as possible are shown with what stands around them. */
  in(text: string): string[] {
    const around = new RegExp(`.{0,60}${this.prefix}.{0,40}`, 'g');
    return (text.match(around) ?? []).slice(0, 3);
  }
}
