import { below, isRecord, type ProblemList } from './problem-list.js';

/** Checks a text for people: there in both languages, and not blank. */
export function checkText(value: unknown, at: string, problems: ProblemList): void {
  for (const language of ['en', 'ja']) {
    const text = isRecord(value) ? value[language] : undefined;
    if (typeof text !== 'string' || text.trim() === '') {
      problems.add(
        'text-missing',
        below(at, language),
        'people read this: give it in `en` and `ja`',
      );
    }
  }
}
