import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePolicy } from '../engine/compile-policy.js';
import { assemblePolicy, type PackFile } from './assemble-policy.js';

const PACKS = fileURLToPath(new URL('../../packs', import.meta.url));

function packFiles(folder: string): PackFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return packFiles(path);
    if (!entry.name.endsWith('.json')) return [];
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return [{ path: relative(PACKS, path).split(sep).join('/'), content }];
  });
}

/** The policy as it ships, for specs. */
export const SHIPPED_POLICY = assemblePolicy(packFiles(PACKS));

export const SHIPPED_COMPILED = compilePolicy(SHIPPED_POLICY, {
  version: 1,
  digest: 'sha256:spec',
});
