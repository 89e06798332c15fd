import { ATTEMPT_FACTS } from './catalog/attempt-facts.js';
import { FLOW_FACTS } from './catalog/flow-facts.js';
import { LEG_FACTS } from './catalog/leg-facts.js';
import { LIMIT_FACTS } from './catalog/limit-facts.js';
import { NUMBER_FACTS } from './catalog/number-facts.js';
import { PERMISSION_FACTS } from './catalog/permission-facts.js';
import type { FactCatalog } from './fact-definition.js';

export type { FactDefinition } from './fact-definition.js';

const ALL_FACTS = {
  ...ATTEMPT_FACTS,
  ...FLOW_FACTS,
  ...LEG_FACTS,
  ...NUMBER_FACTS,
  ...PERMISSION_FACTS,
  ...LIMIT_FACTS,
} as const satisfies FactCatalog;

/** Name of a fact of the catalogue. */
export type FactName = keyof typeof ALL_FACTS;

/** Every fact a rule may read, by name; beside them the attempt's own `context.<name>`. */
export const FACT_CATALOG: Readonly<Record<FactName, (typeof ALL_FACTS)[FactName]>> & FactCatalog =
  ALL_FACTS;
