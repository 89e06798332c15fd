import { Refusal } from '../http/refusal.js';

/** Time a decision may take where the caller names none, and at most, in milliseconds (R2). */
const USUAL_MS = 2_000;
const MOST_MS = 2_000;

/**
 * Answers within the caller's budget, or refuses: an answer that comes too late is worth nothing to a ringing phone.
 *
 * The record may still be written; asking again with the same attempt tells.
 *
 * @param header value of `X-Budget-Ms`
 * @throws Refusal 503 `deadline`
 */
export async function withinBudget<T>(
  header: string | string[] | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const asked = typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) : USUAL_MS;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new Refusal(503, 'deadline', 'no decision within the time allowed: do not connect')),
      Math.min(asked, MOST_MS),
    );
  });
  try {
    return await Promise.race([work(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
