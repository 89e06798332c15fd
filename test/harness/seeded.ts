/** Seed of everything drawn at random; `SEED=` repeats a run. */
export const SEED = Number(process.env['SEED'] ?? 20_261_124);

/** A small reproducible stream of whole numbers from `least` to `most`, both inclusive. */
export function drawing(seed: number): (least: number, most: number) => number {
  let state = seed >>> 0;
  return (least, most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return least + Math.floor((state / 4_294_967_296) * (most - least + 1));
  };
}

/** Resolves when it was told of the given number of times. */
export function afterThe(times: number): { told: () => void; reached: Promise<void> } {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  let count = 0;
  return { told: () => void (++count === times && resolve()), reached };
}
