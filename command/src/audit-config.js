import { parseArgs } from 'node:util';
import {
  AUDITED_FILE_LIMITS,
  auditConfiguration,
  auditSarif,
  MOST_AUDITED_FILES,
  parseEvidence,
  parseStrictJson,
  textPlaces,
} from '@ringfence/rules';
import { auditText } from './audit-text.js';
import { textOf, Unusable } from './policy-file.js';
import { LANGUAGES } from './words.js';

/** @typedef {import('@ringfence/rules').ConfigurationAuditResult} ConfigurationAuditResult */
/** @typedef {NonNullable<import('@ringfence/rules').Evidence['endpoints']>} Attestations */

export const AUDIT_USAGE = {
  line: `
       ringfence audit-config <file.json>... [--guarded <url prefix>]... [--calls-configuration <id>]... [--attestations <file.json>]
                              [--format text|json|sarif] [--language en|ja]`,
  codes: `
  audit-config   exit code 0: no door to the phone network is open; 1: one is, or a way around the decision point;
                 2: something was not understood, or nothing can be said
    A file is named after its kind up to the first dot, such as callrouting-routes.json (docs/configuration-audit.md).
    --guarded              where the platform reaches the decision point; else any URL is taken for it
    --calls-configuration  a Calls configuration whose app asks the decision point
    --attestations         the directory as the console exports it, or
                           { "sip-trunk:<id>": { "pstnReachability": "none", "attestedBy": ..., "attestedUntil": ... } }`,
};

const OPTIONS = /** @type {const} */ ({
  guarded: { type: 'string', multiple: true },
  'calls-configuration': { type: 'string', multiple: true },
  attestations: { type: 'string' },
  format: { type: 'string', default: 'text' },
  language: { type: 'string', default: 'en' },
});
const FORMATS = /** @type {const} */ (['text', 'json', 'sarif']);

/**
 * Looks for open doors in the files named, and prints what it finds.
 *
 * @param {string[]} args
 * @returns {number | undefined} the exit code; undefined where it was called wrongly
 * @throws {Unusable} when a file cannot be read
 */
export function auditConfig(args) {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const format = FORMATS.find((name) => name === values.format);
  const language = LANGUAGES.find((name) => name === values.language);
  const names = [...new Set(positionals)];
  if (!format || !language || names.length === 0 || names.length > MOST_AUDITED_FILES) return;
  const files = names.map((name) => ({ name, text: textOf(name) }));
  const { attestations, guarded, 'calls-configuration': configurations } = values;
  const result = auditConfiguration(
    {
      platform: 'infobip',
      files: files.map(({ name, text }) => ({ name, content: jsonOf(name, text) })),
      ...(attestations === undefined ? {} : { endpoints: attestationsOf(attestations) }),
      ...((guarded ?? configurations)
        ? { guarded: { urls: guarded ?? [], callsConfigurationIds: configurations ?? [] } }
        : {}),
    },
    { now: Date.now() },
  );
  const places = new Map();
  /** @param {string} file @param {string} at */
  const locate = (file, at) => {
    const text = files.find(({ name }) => name === file)?.text ?? '';
    if (!places.has(file)) places.set(file, textPlaces(text));
    return places.get(file)(at);
  };
  const report = {
    text: () => auditText(result, language, locate),
    json: () => JSON.stringify(result, null, 2),
    sarif: () => JSON.stringify(auditSarif(result, language, locate), null, 2),
  };
  console.log(report[format]());
  return exitCode(result);
}

/** @param {ConfigurationAuditResult} result */
function exitCode({ findings, checked }) {
  if (findings.some(({ severity }) => severity !== 'info')) return 1;
  return checked.skipped.length > 0 ? 2 : 0;
}

/** @param {string} name @param {string} text */
function jsonOf(name, text) {
  const { value, problems } = parseStrictJson(text, AUDITED_FILE_LIMITS);
  if (problems === undefined) return value;
  throw new Unusable(told(name, problems));
}

/** @param {string} name @returns {Attestations} */
function attestationsOf(name) {
  const { value, problems } = parseEvidence({ endpoints: byKey(jsonOf(name, textOf(name))) });
  if (problems === undefined) return value.endpoints ?? {};
  throw new Unusable(told(name, problems));
}

/**
 * Endpoints by key, of an export of the directory: its list names each in the entry.
 *
 * @param {unknown} held
 */
function byKey(held) {
  const { endpoints } = /** @type {{ endpoints?: unknown }} */ (held ?? {});
  if (!Array.isArray(endpoints) || !endpoints.every(isNamed)) return held;
  return Object.fromEntries(
    endpoints.map((/** @type {Record<string, unknown>} */ { kind, id, ...evidence }) => [
      `${kind}:${id}`,
      evidence,
    ]),
  );
}

/** @param {unknown} entry */
function isNamed(entry) {
  const { kind, id } = /** @type {Record<string, unknown>} */ (entry ?? {});
  return typeof kind === 'string' && typeof id === 'string';
}

/** @param {string} name @param {readonly import('@ringfence/rules').Problem[]} problems */
function told(name, problems) {
  return [`${name}:`, ...problems.map(({ at, message }) => `  ${at}: ${message}`)].join('\n');
}
