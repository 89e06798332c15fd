// How the built server is run: by `npm start`, and by the bench, which measures what people run.

// A small nursery and a bounded heap: without them the process grows past 256 MiB on garbage alone.
const MEMORY = ['--max-semi-space-size=4', '--max-old-space-size=160'];

/** Arguments for Node.js. */
export const SERVER = [...MEMORY, '--enable-source-maps', 'dist/server/main.js'];
