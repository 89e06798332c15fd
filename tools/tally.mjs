// What a run of Jasmine counted, and every spec that failed: how a suite tells tools/test.mjs.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** @typedef {{ name: string, messages: string[] }} Failure */
/** @typedef {{ passed: number, failed: number, skipped: number, seed?: number, failures: Failure[] }} Tally */

/** A count of nothing yet. */
export const nothing = () => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

/** Adds a spec's result. @param messages why it failed */
export function addSpec(tally, { fullName, status }, messages) {
  tally[status === 'passed' || status === 'failed' ? status : 'skipped']++;
  // What never ran since its part could not be set up says nothing that the part does not.
  const isOfItsPart = messages.every((message) => message.startsWith('Not run because'));
  if (status === 'failed' && !isOfItsPart) tally.failures.push({ name: fullName, messages });
}

/** Adds what failed outside any spec: before or after all of them, or while their files were loaded. */
export function addFault(tally, name, messages) {
  tally.failed++;
  tally.failures.push({ name, messages });
}

/** Writes the tally of a run. @param seed its order, and what it drew, come from it */
export function writeTally(file, tally, seed) {
  writeFileSync(file, JSON.stringify({ ...tally, seed }));
}

/**
 * Takes the tally that a suite left; one that ended without counting, or counted nothing, has failed.
 * @returns {Tally}
 */
export function takeTally(file, status) {
  let tally;
  try {
    tally = { ...nothing(), ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    tally = nothing();
    addFault(tally, '', [`ended with status ${status} and counted nothing`]);
  }
  rmSync(file, { force: true });
  if (status !== 0 && tally.failed === 0) addFault(tally, '', [`ended with status ${status}`]);
  if (status === 0 && tally.passed === 0) addFault(tally, '', ['no spec ran']);
  return tally;
}

/**
 * Every failed spec of a suite with its messages, and the command that repeats the run.
 * @param {string} suite
 * @param {Tally} tally
 * @returns {string[]} lines, none when all passed
 */
export function failedSpecs(suite, { failures, seed }) {
  const lines = failures.flatMap(({ name, messages }) => [
    `FAILED ${suite} | ${name}`,
    ...messages.flatMap((message) => message.split('\n').map((line) => `    ${line}`)),
  ]);
  if (lines.length === 0 || seed === undefined) return lines;
  return [...lines, `again: SEED=${seed} npm test -- ${suite}`];
}
