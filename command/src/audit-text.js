import { DOORS, PHONE_DOORS } from '@ringfence/rules';

/** @typedef {import('@ringfence/rules').ConfigurationAuditResult} ConfigurationAuditResult */
/** @typedef {import('@ringfence/rules').CallAttempt} CallAttempt */
/** @typedef {import('@ringfence/rules').Endpoint} Endpoint */
/** @typedef {import('@ringfence/rules').Language} Language */

const WORDS = {
  en: {
    severity: { error: 'OPEN', warning: 'MAYBE OPEN', info: 'note' },
    example: 'for example',
    repair: 'repair',
    skipped: 'Not understood:',
    places: (/** @type {number} */ count) => (count > 1 ? ` (${count} places)` : ''),
    unseen: 'No file shows anything of:',
    untold: (/** @type {number} */ count) => `${count} more, of the mildest, are not told.`,
    sum: (/** @type {number} */ files, /** @type {number} */ open, /** @type {number} */ maybe) =>
      `${files} files, ${open} open, ${maybe} maybe open`,
  },
  ja: {
    severity: { error: '経路あり', warning: '経路の可能性', info: '参考' },
    example: '通話の例',
    repair: '対処',
    skipped: '解釈できなかったもの：',
    places: (/** @type {number} */ count) => (count > 1 ? `（${count}か所）` : ''),
    unseen: '確認できるファイルがないもの：',
    untold: (/** @type {number} */ count) => `重要度の低いほか${count}件は省略しました。`,
    sum: (/** @type {number} */ files, /** @type {number} */ open, /** @type {number} */ maybe) =>
      `ファイル${files}件、経路あり${open}件、経路の可能性${maybe}件`,
  },
};

/**
 * An audit for people, finding by finding.
 *
 * @param {ConfigurationAuditResult} result
 * @param {Language} language
 * @param {import('@ringfence/rules').LocateText} locate
 */
export function auditText({ findings, checked }, language, locate) {
  const words = WORDS[language];
  const lines = [];
  for (const { door, severity, file, at, message, example, repair } of findings) {
    const place = `${file}:${locate(file, at)?.startLine} ${at}`.trimEnd();
    lines.push(`${words.severity[severity]}  ${door}  ${DOORS[door].title[language]}`);
    lines.push(`    ${place}`, `    ${message[language]}`);
    if (severity !== 'info') {
      if (example) lines.push(`    ${words.example}: ${told(example)}`);
      lines.push(`    ${words.repair}: ${repair[language]}`);
    }
    lines.push('');
  }
  if (checked.skipped.length > 0) {
    const skipped = checked.skipped.map(
      ({ file, at, count, text }) =>
        `    ${`${file} ${at}`.trimEnd()}${words.places(count)}: ${text[language]}`,
    );
    lines.push(words.skipped, ...skipped, '');
  }
  const unseen = PHONE_DOORS.filter((door) => !checked.doors.includes(door));
  if (unseen.length > 0) lines.push(words.unseen, `    ${unseen.join(', ')}`, '');
  if (checked.untold > 0) lines.push(words.untold(checked.untold));
  const [open, maybe] = ['error', 'warning'].map(
    (level) => findings.filter(({ severity }) => severity === level).length,
  );
  lines.push(words.sum(checked.files, open ?? 0, maybe ?? 0));
  return lines.join('\n');
}

/** @param {CallAttempt} attempt */
function told({ action, legs, target }) {
  const ends = [...legs.map(({ endpoint }) => endpoint), ...(target ? [target] : [])];
  return `${ends.map(end).join(' -> ')} (${action})`;
}

/** @param {Endpoint} endpoint */
function end({ kind, id, address }) {
  return [kind, id ?? address].filter((part) => part !== undefined).join(' ');
}
