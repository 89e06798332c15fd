import type { Exchange } from './exchange.dto.js';
import { ExchangeRing } from './exchange-ring.js';

const exchange = (id: number): Exchange => ({ id: String(id) }) as Exchange;

describe('ExchangeRing', () => {
  it('keeps the newest', () => {
    const ring = new ExchangeRing(3);
    for (let i = 0; i < 5; i++) ring.keep(exchange(i));

    expect(ring.list().map(({ id }) => id)).toEqual(['2', '3', '4']);
  });

  it('takes as many as it holds at once, then ten a second', () => {
    const ring = new ExchangeRing(40);
    let taken = 0;
    const ask = (times: number, at: number): number => {
      for (let i = 0; i < times; i++) if (ring.takes(at)) taken++;
      return taken;
    };

    expect(ask(1_000, 5_000)).toBe(40);
    expect(ask(1_000, 6_000)).toBe(50);
    expect(ask(1_000, 6_050)).toBe(50);
    expect(ask(1_000, 1_000_000)).toBe(90);
  });
});
