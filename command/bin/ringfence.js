#!/usr/bin/env node
// ringfence: what a policy can never do, proved or refuted with a call, what changes between two policies, and which doors a
// configuration leaves open.
import { parseArgs } from 'node:util';
import {
  analyse,
  canonicalJson,
  certify,
  confirmWitnesses,
  DEFAULT_BUDGET,
} from '@ringfence/rules';
import { auditConfig, AUDIT_USAGE } from '../src/audit-config.js';
import { readPolicyFile, Unusable } from '../src/policy-file.js';
import { sarif } from '../src/sarif.js';
import { analysisText, differenceText } from '../src/text-report.js';
import { LANGUAGES } from '../src/words.js';

const USAGE = `usage: ringfence analyse <policy.json> [--previous <policy.json>] [--format text|json|sarif|certificate] [--language en|ja] [--seconds <n>] [--assumptions]
       ringfence diff <before.json> <after.json> [--format text|json] [--language en|ja] [--seconds <n>]
${AUDIT_USAGE.line}

  A policy is a document as the API shows it (GET /v1/versions/{digest}), whole or its member \`policy\`.

  analyse   exit code 0: every property is proved; 1: a call breaks one; 2: one could not be shown, or nothing can be said
  diff      exit code 0: no call is answered otherwise; 1: some are; 2: it could not be shown, or nothing can be said
${AUDIT_USAGE.codes}`;

const FORMATS = /** @type {const} */ (['text', 'json', 'sarif', 'certificate']);
/** @typedef {import('@ringfence/rules').Verdict} Verdict */
/** @type {Readonly<Record<Verdict, number>>} */
const EXIT = { proved: 0, refuted: 1, unknown: 2 };

/** @param {string[]} args */
function readArguments(args) {
  const options = /** @type {const} */ ({
    previous: { type: 'string' },
    assumptions: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
    language: { type: 'string', default: 'en' },
    seconds: { type: 'string', default: String(DEFAULT_BUDGET.ms / 1000) },
  });
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [verb, ...files] = positionals;
  const format = FORMATS.find((name) => name === values.format);
  const language = LANGUAGES.find((name) => name === values.language);
  const seconds = Number(values.seconds);
  const isAnalyse = verb === 'analyse' && files.length === 1;
  const isDiff =
    verb === 'diff' &&
    files.length === 2 &&
    !values.previous &&
    (format === 'text' || format === 'json');
  if (!format || !language || !(seconds > 0) || !(isAnalyse || isDiff)) throw new Unusable(USAGE);
  const [before, after] = isDiff ? files : [values.previous, files[0]];
  const { assumptions } = values;
  return {
    verb,
    before,
    after: /** @type {string} */ (after),
    format,
    language,
    seconds,
    assumptions,
  };
}

/** @param {readonly { verdict: Verdict }[]} properties @returns {Verdict} */
function worst(properties) {
  const verdicts = properties.map(({ verdict }) => verdict);
  if (verdicts.includes('refuted')) return 'refuted';
  return verdicts.includes('unknown') ? 'unknown' : 'proved';
}

async function main() {
  if (process.argv[2] === 'audit-config') {
    const code = auditConfig(process.argv.slice(3));
    if (code === undefined) throw new Unusable(USAGE);
    return code;
  }
  const { verb, before, after, format, language, seconds, assumptions } = readArguments(
    process.argv.slice(2),
  );
  const file = readPolicyFile(after);
  const previous = before === undefined ? {} : { previous: readPolicyFile(before).policy };
  const budget = { ...DEFAULT_BUDGET, ms: seconds * 1000 };
  const shown = analyse(file.policy, { clock: () => performance.now(), budget, ...previous });
  const analysis = await confirmWitnesses(shown, file.policy);
  const { difference } = analysis;
  if (verb === 'diff' && difference) {
    console.log(
      format === 'json'
        ? JSON.stringify(difference, null, 2)
        : differenceText(difference, language),
    );
    return EXIT[difference.equivalent];
  }
  const report = {
    text: () => analysisText(analysis, language, assumptions),
    json: () => JSON.stringify(analysis, null, 2),
    certificate: () => canonicalJson(certify(file.policy, analysis, budget)),
    sarif: () => JSON.stringify(sarif(analysis, file, language), null, 2),
  };
  console.log(report[format]());
  return EXIT[worst(analysis.properties)];
}

try {
  process.exitCode = await main();
} catch (error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  // What cannot be read or is asked wrongly; anything else is a fault of this program, and shown as one.
  if (!(error instanceof Unusable) && !code?.startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(error instanceof Unusable ? message : `${message}\n${USAGE}`);
  process.exitCode = 2;
}
