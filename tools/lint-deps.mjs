// Checks the dependency rules over the whole tree, or over the folder named (the specs plant breaches in one).
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import rules from '../.dependency-cruiser.cjs';
import { at } from './lib.mjs';

const root = path.resolve(process.argv[2] ?? at());
const folders = ['rules/src', 'server/src', 'console/src', 'verifier', 'command', 'test'];

process.chdir(root);
const present = folders.filter((folder) => existsSync(path.join(root, folder)));
const { options, ...ruleSet } = rules;
const { output, exitCode } = await cruise(present, {
  ...options,
  ruleSet,
  validate: true,
  outputType: 'err',
});
console.log(output.trim());
process.exit(exitCode);
