/** Where ids come from: unique, and rising in the order in which they were asked for. */
export abstract class IdSource {
  abstract next(): string;
}
