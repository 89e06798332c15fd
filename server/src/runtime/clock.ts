/** Where the server reads time; specs set it by hand. */
export abstract class Clock {
  /** The instant, in epoch milliseconds (UTC). Read once a request. */
  abstract now(): number;
  /** Milliseconds that only ever rise, from any start: for durations and deadlines. */
  abstract monotonic(): number;
}
