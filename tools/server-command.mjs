// How the built server is run: by `npm start`, and by the bench, which measures what people run.

// A small nursery and a bounded heap, or the process grows on garbage alone.
// The bound leaves room for one body as large as any may be, beside all that is always there.
const MEMORY = ['--max-semi-space-size=4', '--max-old-space-size=256'];

/** Arguments for Node.js. */
export const SERVER = [...MEMORY, '--enable-source-maps', 'dist/server/main.js'];

/** One arena of the C library for all threads: each of its own would keep what it once freed. */
export const ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };
