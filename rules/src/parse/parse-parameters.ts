import { PROVIDER_NAME } from '../facts/provider.js';
import { below, isRecord, refuseUnknownNames, shown, type ProblemList } from './problem-list.js';

const NAMES = ['key', 'unit', 'scope', 'clause', 'values'];
/** How the words of a list are written where rules compare with them; in another spelling they would silently stop nothing (D3). */
export const WORDS_OF: Readonly<Record<string, { readonly form: RegExp; readonly like: string }>> =
  {
    'bic.blockedBusinessNumberCountries': { form: /^[A-Z]{2}$/, like: '`US`' },
    'platform.sanctioned': { form: /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/, like: '`CU` or `UA-43`' },
    'pstn.emergencyNumbers': { form: /^\d{2,9}$/, like: '`110`' },
    'restriction.businessCalls': { form: /^[A-Z][A-Z_]*$/, like: '`DISABLE`' },
    'restriction.userCalls': { form: /^[A-Z][A-Z_]*$/, like: '`DISABLE`' },
  };

const VALUE_NAMES = ['value', 'from', 'provider', 'source', 'note', 'confidence'];

/** Checks the dated parameters of a policy: keys unique, dates real, every value with its source. */
export function checkParameters(value: unknown, at: string, problems: ProblemList): void {
  if (!Array.isArray(value)) {
    problems.add('policy-shape', at, '`parameters` is a list');
    return;
  }
  const keys = new Set<unknown>();
  (value as unknown[]).forEach((parameter, i) => {
    const here = below(at, i);
    if (!isRecord(parameter)) {
      problems.add('parameter-shape', here, `${shown(parameter)} is no parameter`);
      return;
    }
    refuseUnknownNames(parameter, NAMES, here, problems);
    const { key, unit, values } = parameter;
    if (typeof key !== 'string' || !/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/.test(key)) {
      problems.add('parameter-key', below(here, 'key'), `${shown(key)} is no dotted name`);
    }
    if (keys.has(key)) {
      problems.add(
        'duplicate-parameter',
        below(here, 'key'),
        `parameter ${shown(key)} stands twice`,
      );
    }
    keys.add(key);
    if (typeof unit !== 'string' || unit === '') {
      problems.add('parameter-shape', below(here, 'unit'), 'a figure needs its unit');
    }
    if (!Array.isArray(values) || values.length === 0) {
      problems.add('parameter-shape', below(here, 'values'), 'give at least one dated value');
      return;
    }
    checkValues(values, below(here, 'values'), problems);
    if (typeof key === 'string') checkWords(key, values, below(here, 'values'), problems);
  });
}

function checkValues(values: readonly unknown[], at: string, problems: ProblemList): void {
  const days = new Set<string>();
  const types = new Set<string>();
  values.forEach((value, i) => {
    const here = below(at, i);
    if (!isRecord(value)) {
      problems.add('parameter-shape', here, `${shown(value)} is no dated value`);
      return;
    }
    refuseUnknownNames(value, VALUE_NAMES, here, problems);
    const { from, provider, source } = value;
    if (from !== undefined && !isDay(from)) {
      problems.add('bad-date', below(here, 'from'), `${shown(from)} is no day: write YYYY-MM-DD`);
    }
    // Numbers name their provider in this one form; an overlay under another would never be laid.
    if (provider !== undefined && !isProvider(provider)) {
      problems.add(
        'parameter-shape',
        below(here, 'provider'),
        `${shown(provider)} is no provider: write it in lower case and with hyphens, such as \`ntt-cpaas\``,
      );
    }
    if (typeof source !== 'string' || source === '') {
      problems.add('source-missing', below(here, 'source'), 'say where the value was read');
    }
    const type = typeOf(value['value']);
    if (type === undefined) {
      problems.add('value-type', below(here, 'value'), `${shown(value['value'])} is no value`);
    } else if (type !== 'unset') types.add(type);
    const day = `${String(provider)} ${String(from)}`;
    if (days.has(day)) {
      problems.add(
        'duplicate-value',
        here,
        'two values begin on the same day for the same provider',
      );
    }
    days.add(day);
  });
  if (types.size > 1) problems.add('value-type', at, 'the values are of several types: use one');
}

function checkWords(
  key: string,
  values: readonly unknown[],
  at: string,
  problems: ProblemList,
): void {
  const words = Object.hasOwn(WORDS_OF, key) ? WORDS_OF[key] : undefined;
  if (words === undefined) return;
  values.forEach((value, i) => {
    const list = isRecord(value) ? value['value'] : undefined;
    if (!Array.isArray(list)) return;
    (list as unknown[]).forEach((word, j) => {
      if (typeof word === 'string' && words.form.test(word)) return;
      problems.add(
        'unknown-value',
        below(below(below(at, i), 'value'), j),
        `${shown(word)} is not written as the platform writes it, such as ${words.like}`,
      );
    });
  });
}

function isProvider(value: unknown): boolean {
  return typeof value === 'string' && PROVIDER_NAME.test(value);
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** `unset` is the value null: an operator may set it. */
function typeOf(value: unknown): string | undefined {
  if (value === null) return 'unset';
  if (Array.isArray(value)) {
    return (value as unknown[]).every((member) => typeof member === 'string') ? 'list' : undefined;
  }
  if (isRecord(value)) {
    return Number.isFinite(value['min']) && Number.isFinite(value['max']) ? 'range' : undefined;
  }
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? typeof value : undefined;
}
