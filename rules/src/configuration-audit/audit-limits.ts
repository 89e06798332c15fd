import type { JsonLimits } from '../parse/strict-json.js';

/** Files one audit may hold. */
export const MOST_AUDITED_FILES = 1_000;

/** Bounds of one audited file; within an audit it lies two levels deeper. */
export const AUDITED_FILE_LIMITS: JsonLimits = {
  depth: 64,
  keys: 2_000,
  items: 10_000,
  characters: 65_536,
};
