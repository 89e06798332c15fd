import en from '../i18n/en/audit.json';

/** Acts the console has words for, by the names the ledger has for them. */
export const ACTIONS: readonly string[] = Object.entries(en.acted).flatMap(([thing, acts]) =>
  Object.keys(acts).map((act) => `${thing}.${act}`),
);
