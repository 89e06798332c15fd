/** Days as the contract names them, from the one the working week begins with. */
export const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

/** A time of day as people write it; what is none stays as it is. @param hhmm `HHMM` */
export function clockText(hhmm: string): string {
  return /^\d{4}$/u.test(hhmm) ? `${hhmm.slice(0, 2)}:${hhmm.slice(2)}` : hhmm;
}

/** A time of day as the contract writes it; whatever else was typed stays as it is. */
export function hhmmOf(text: string): string {
  const digits = /^(\d{1,2}):?(\d{2})$/u.exec(text.normalize('NFKC').trim());
  return digits === null ? text.trim() : `${digits[1].padStart(2, '0')}${digits[2]}`;
}
