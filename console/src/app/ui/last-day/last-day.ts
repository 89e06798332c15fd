/** The instant at which a calendar day of the reader's zone is over, as people mean it who say until when. @param day `YYYY-MM-DD` */
export function endOfDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date + 1).toISOString();
}

/** The last calendar day of the reader's zone before an end, which is exclusive. */
export function lastDayOf(end: string | number): string {
  const last = new Date(new Date(end).getTime() - 1);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${last.getFullYear()}-${two(last.getMonth() + 1)}-${two(last.getDate())}`;
}
