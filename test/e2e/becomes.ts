import { isDeepStrictEqual } from 'node:util';

/** As long as Playwright waits for anything, in milliseconds. */
export const PATIENCE_MS = 60_000;

/** Reads until it is what is wanted: what a page shows follows what was done by a while. Ends with the difference where it never is. */
export async function becomes<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  let last = await read();
  while (!isDeepStrictEqual(last, wanted) && performance.now() < end) last = await read();
  expect(last as unknown).toEqual(wanted);
}
