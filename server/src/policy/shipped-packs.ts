import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemblePolicy, parsePolicy, type PolicyDocument } from '@ringfence/rules';

/** The packs that ship with the product cannot be used: a fault of the installation. */
export class PacksBroken extends Error {
  override readonly name = 'PacksBroken';
}

/**
 * Reads the shipped packs: the policy that is live as version 1.
 *
 * @throws PacksBroken naming the first problem
 */
export function readShippedPolicy(): PolicyDocument {
  const manifest = fileURLToPath(import.meta.resolve('@ringfence/rules/package.json'));
  const folder = path.join(path.dirname(manifest), 'packs');
  const files = globSync('**/*.json', { cwd: folder }).map((file) => ({
    path: file.replaceAll('\\', '/'),
    content: JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as unknown,
  }));
  const { policy, problems } = parsePolicy(assemblePolicy(files));
  if (problems !== undefined) {
    const first = problems[0]!;
    throw new PacksBroken(`the shipped policy is broken at ${first.at}: ${first.message}`);
  }
  return policy;
}
