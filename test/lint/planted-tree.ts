import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Source files by their place in the tree. */
export type Sources = Readonly<Record<string, string>>;

/** A tree that keeps every dependency rule, small, yet with something on both sides of each. */
const CLEAN: Sources = {
  'rules/src/index.ts': `export { decide } from './engine/decide.js';`,
  'rules/src/model/leg.ts': `export interface Leg { id: string }`,
  'rules/src/facts/reach.ts': `import type { Leg } from '../model/leg.js';
    export const reach = (leg: Leg) => leg.id;`,
  'rules/src/facts/reach.spec.ts': `import { readFileSync } from 'node:fs';
    import { decide } from '../engine/decide.js';
    export const golden = decide({ id: readFileSync('leg', 'utf8') });`,
  'rules/src/parse/leg-text.ts': `export const legText = (id: string) => id;`,
  'rules/src/engine/decide.ts': `import { reach } from '../facts/reach.js';
    export const decide = (leg: { id: string }) => reach(leg);`,
  'rules/src/oracle/second-opinion.ts': `import { Engine } from 'json-rules-engine';
    export const opinion = new Engine();`,
  'server/openapi.json': `{}`,
  'server/src/decisions/decision.entity.ts': `export class DecisionEntity {}`,
  'server/src/decisions/decide-call.ts': `import { decide } from '../../../rules/src/index.js';
    import { store } from '../database/store.js';
    export const decideCall = () => decide({ id: store });`,
  'server/src/decisions/decisions.controller.ts': `import { decideCall } from './decide-call.js';
    export const controller = decideCall;`,
  'server/src/database/store.ts': `export { DataSource } from 'typeorm';
    export const store = 'file';`,
  'console/src/app/api/client.ts': `export const client = 1;`,
  'console/src/app/bench/bench-page.ts': `export { client } from '../api/client.js';`,
  'console/src/app/decisions/decisions-page.ts': `export { client } from '../api/client.js';`,
  'verifier/src/tree.js': `export { hash } from 'node:crypto';`,
  'verifier/bin/verify.js': `export { hash } from '../src/tree.js';`,
  'test/harness/caller.ts': `export const caller = 1;`,
  'test/scenarios/flow.spec.ts': `import { caller } from '../harness/caller.js';
    import description from '../../server/openapi.json' with { type: 'json' };
    export default [caller, description];`,
  'tsconfig.base.json': JSON.stringify({
    compilerOptions: { module: 'nodenext', target: 'ES2024', resolveJsonModule: true },
  }),
  'test/tsconfig.json': JSON.stringify({ extends: '../tsconfig.base.json' }),
};

/** Runs the dependency check over the clean tree with these files planted. @returns the names of the rules it reports, in order */
export function rulesBrokenBy(planted: Sources): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-lint-'));
  try {
    for (const [file, text] of Object.entries({ ...CLEAN, ...planted })) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
    const { stdout, stderr } = spawnSync(process.execPath, ['tools/lint-deps.mjs', folder], {
      encoding: 'utf8',
    });
    if (!/violations/.test(stdout)) throw new Error(`the check did not run: ${stdout}${stderr}`);
    const reported = [...stdout.matchAll(/^\s*error ([\w-]+): /gm)].map(([, rule]) => rule!);
    return [...new Set(reported)].sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
