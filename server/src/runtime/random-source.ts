/** Where the server takes randomness for keys, tokens, salts and ids. */
export abstract class RandomSource {
  /** `count` bytes nobody can guess. */
  abstract bytes(count: number): Buffer;
}
