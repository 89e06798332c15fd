import { WORDS } from './words.js';

/** @typedef {import('@ringfence/rules').Analysis} Analysis */
/** @typedef {import('@ringfence/rules').PolicyDifference} PolicyDifference */
/** @typedef {import('@ringfence/rules').Witness} Witness */
/** @typedef {import('@ringfence/rules').Language} Language */

/**
 * An analysis for people, a line a property and a rule.
 *
 * @param {Analysis} analysis
 * @param {Language} language
 * @param {boolean} assumptions whether what the proofs rest on is told one by one
 */
export function analysisText(analysis, language, assumptions) {
  const words = WORDS[language];
  const lines = [];
  for (const { id, title, verdict, witness, why } of analysis.properties) {
    lines.push(`${words.verdict[verdict]}  ${id}  ${title[language]}`);
    if (verdict === 'refuted' && witness) lines.push(...witnessLines(witness, language));
    if (why) lines.push(`    ${why[language]}`);
  }
  const rules = [
    ...analysis.findings.map(({ code, ruleset, rule, by, at }) => {
      const others = by === undefined ? '' : ` (${words.by} ${by.join(', ')})`;
      return `  ${ruleset}/${rule}${at ?? ''}: ${words.finding[code]}${others}`;
    }),
    ...analysis.conflicts.map(
      ({ kind, rules: pair }) => `  ${pair.join(', ')}: ${words.conflict[kind]}`,
    ),
  ];
  if (rules.length > 0) lines.push('', words.findings, ...rules);
  if (!analysis.isComplete) lines.push(words.incomplete);
  if (analysis.difference) lines.push('', differenceText(analysis.difference, language));
  lines.push('', words.assumed(analysis.assumptions.length));
  if (assumptions) lines.push(...analysis.assumptions.map(({ text }) => `  ${text[language]}`));
  return lines.join('\n');
}

/**
 * @param {PolicyDifference} difference
 * @param {Language} language
 */
export function differenceText({ equivalent, classes, complete, why }, language) {
  const words = WORDS[language];
  if (equivalent === 'proved') return words.equivalent;
  const lines = classes.flatMap(({ change, rules, witness }) => [
    `${words.change[change]} (${words.by} ${rules.join(', ')})`,
    ...witnessLines(witness, language),
  ]);
  if (equivalent === 'unknown') lines.push(words.undecided);
  else if (!complete) lines.push(words.partial);
  if (why) lines.push(why[language]);
  return lines.join('\n');
}

/**
 * @param {Witness} witness
 * @param {Language} language
 */
function witnessLines({ sentence, decision }, language) {
  return [`    ${sentence[language]}`, `    ${decision.effect}: ${decision.codes.join(', ')}`];
}
