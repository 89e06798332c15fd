import { readFileSync } from 'node:fs';
import { DOCUMENT_LIMITS, parsePolicy, parseStrictJson } from '@ringfence/rules';

/** @typedef {import('@ringfence/rules').PolicyDocument} PolicyDocument */

/** Nothing can be said of it: it cannot be read, or is no policy. */
export class Unusable extends Error {}

/**
 * A policy with the text it was read from.
 *
 * @typedef {object} PolicyFile
 * @property {string} name as it was given
 * @property {string} text
 * @property {string} root JSON pointer of the policy within the text
 * @property {PolicyDocument} policy
 */

/**
 * Reads a policy from a file: the document itself, or an answer of the API that holds one under `policy`.
 *
 * @param {string} name
 * @returns {PolicyFile}
 * @throws {Unusable} with every problem at its place
 */
export function readPolicyFile(name) {
  const text = textOf(name);
  const { value, problems } = parseStrictJson(text, DOCUMENT_LIMITS);
  if (problems !== undefined) throw new Unusable(told(name, problems));
  const isAnswer = typeof value === 'object' && value !== null && 'policy' in value;
  const root = isAnswer ? '/policy' : '';
  const parsed = parsePolicy(isAnswer ? value.policy : value);
  if (parsed.problems !== undefined) throw new Unusable(told(name, parsed.problems, root));
  return { name, text, root, policy: parsed.policy };
}

/**
 * The text of a file.
 *
 * @param {string} name
 * @throws {Unusable} when it cannot be read
 */
export function textOf(name) {
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === undefined) throw error;
    throw new Unusable(`${name}: ${message}`);
  }
}

/**
 * @param {string} name
 * @param {readonly import('@ringfence/rules').Problem[]} problems
 */
function told(name, problems, root = '') {
  const lines = problems.map(({ at, message }) => `  ${root}${at}: ${message}`);
  return [`${name} is no policy:`, ...lines].join('\n');
}
