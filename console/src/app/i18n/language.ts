/** The languages of the console; every text exists in each. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first choice that is a language of the console: what the address says, what was kept, what the browser asks for. */
export function firstLanguage(choices: readonly (string | null | undefined)[]): Language {
  for (const choice of choices) {
    const short = choice?.slice(0, 2).toLowerCase();
    if (short === 'en' || short === 'ja') return short;
  }
  return 'en';
}
