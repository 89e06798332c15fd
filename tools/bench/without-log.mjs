// Loaded before a server with `--import`, by the bench alone: that server's writer keeps no leaf, no tree and no checkpoint.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const source = readFileSync(new URL('./log-left-out.mjs', import.meta.url), 'utf8');

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('/dist/server/ledger/log-statements.js')) return next(url, context);
    return { format: 'module', source, shortCircuit: true };
  },
});
