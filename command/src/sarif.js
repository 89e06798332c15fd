import { textPlaces } from '@ringfence/rules';
import { WORDS } from './words.js';

/** @typedef {import('@ringfence/rules').Analysis} Analysis */
/** @typedef {import('./policy-file.js').PolicyFile} PolicyFile */
/** @typedef {import('@ringfence/rules').Language} Language */

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * What is wrong with a policy as SARIF 2.1.0, which code-review tools show at the lines it is about. What is proved is no
 * result.
 *
 * @param {Analysis} analysis
 * @param {PolicyFile} file
 * @param {Language} language
 * @returns {object}
 */
export function sarif(analysis, file, language) {
  const place = placer(file);
  const results = [
    ...propertyResults(analysis, file, place, language),
    ...ruleResults(analysis, file, place, language),
  ];
  const ids = [...new Set(results.map(({ ruleId }) => ruleId))];
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ringfence',
            rules: ids.map((id) => ({
              id,
              shortDescription: { text: nameOf(id, analysis, language) },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

/**
 * @param {Analysis} analysis @param {PolicyFile} file
 * @param {ReturnType<typeof placer>} place @param {Language} language
 */
function propertyResults({ properties }, { policy }, place, language) {
  return (
    properties
      .filter(({ verdict }) => verdict !== 'proved')
      .map(({ id, title, verdict, witness, why }) => {
        const index = policy.properties.findIndex((property) => property.id === id);
        const told = [title, verdict === 'refuted' ? witness?.sentence : why].flatMap((text) =>
          text === undefined ? [] : [text[language]],
        );
        return {
          ruleId: id,
          level: 'error',
          kind: verdict === 'refuted' ? 'fail' : 'open',
          message: { text: told.join(' ') },
          locations: [place(index < 0 ? [] : ['properties', index], id)],
          ...(witness === undefined ? {} : { properties: { case: witness.case } }),
        };
      })
      // Only a failure has a level.
      .map(({ level, ...result }) => (result.kind === 'fail' ? { ...result, level } : result))
  );
}

/**
 * @param {Analysis} analysis @param {PolicyFile} file
 * @param {ReturnType<typeof placer>} place @param {Language} language
 */
function ruleResults({ findings, conflicts }, { policy }, place, language) {
  const words = WORDS[language];
  /** @param {string} ruleset @param {string} rule */
  const steps = (ruleset, rule) => {
    const { rules } = policy.rulesets[/** @type {'routing'} */ (ruleset)];
    return ['rulesets', ruleset, 'rules', rules.findIndex(({ name }) => name === rule)];
  };
  /** @param {string} id */
  const stepsOf = (id) => steps(id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1));
  return [
    ...findings.map(({ code, ruleset, rule, by = [], at = '' }) => ({
      ruleId: code,
      level: 'warning',
      kind: 'fail',
      message: { text: [`${ruleset}/${rule}: ${words.finding[code]}`, ...by].join(' ') },
      locations: [
        place([...steps(ruleset, rule), ...at.split('/').slice(1)], `${ruleset}/${rule}`),
      ],
      relatedLocations: by.map((id) => place(stepsOf(id), id)),
    })),
    ...conflicts.map(({ kind, rules: [one, other], witness }) => ({
      ruleId: `conflict-${kind}`,
      level: 'warning',
      kind: 'fail',
      message: {
        text: [`${one}, ${other}: ${words.conflict[kind]}`, witness?.sentence[language] ?? '']
          .join(' ')
          .trim(),
      },
      locations: [place(stepsOf(one), one)],
      relatedLocations: [place(stepsOf(other), other)],
    })),
  ];
}

/** @param {string} id @param {Analysis} analysis @param {Language} language */
function nameOf(id, { properties }, language) {
  const { finding, conflict } = WORDS[language];
  return (
    properties.find((property) => property.id === id)?.title[language] ??
    finding[/** @type {keyof finding} */ (id)] ??
    conflict[/** @type {keyof conflict} */ (id.replace('conflict-', ''))]
  );
}

/**
 * Finds line and column of a part of the policy in its text.
 *
 * @param {PolicyFile} file
 */
function placer({ name, text, root }) {
  const placeOf = textPlaces(text);
  /** @param {readonly (string | number)[]} steps @param {string} thing */
  return (steps, thing) => ({
    physicalLocation: {
      artifactLocation: { uri: encodeURI(name.replaceAll('\\', '/')) },
      region: placeOf([root, ...steps].join('/')),
    },
    logicalLocations: [{ fullyQualifiedName: thing }],
  });
}
