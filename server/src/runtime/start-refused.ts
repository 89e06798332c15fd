/** Why the server will not start: one line a person can act on, and exit code 1. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
