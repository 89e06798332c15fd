/** An instant as the platform writes it, `2026-01-15T11:59:30.000+0000`: RFC 3339 but for the colon of the offset. */
const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(?:Z|([+-]\d\d):?(\d\d))$/;

/** Epoch milliseconds (UTC); undefined: it cannot be read. */
export function millisAt(text: unknown): number | undefined {
  const [, local, hours, minutes] = (typeof text === 'string' ? INSTANT.exec(text) : null) ?? [];
  if (local === undefined) return undefined;
  const millis = Date.parse(`${local}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
  return Number.isNaN(millis) ? undefined : millis;
}

export function isoOf(millis: number): string {
  return new Date(millis).toISOString();
}
