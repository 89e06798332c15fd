import { hash } from 'node:crypto';
import { readDraftPolicy, type ReadDraft } from '@ringfence/rules';
import type { WrittenPolicy } from './draft.dto.js';

/** The text of a draft as it is stored: its policy as it was sent. */
export function draftText({
  rulesets,
  parameters,
  suites,
  properties,
  ...unknown
}: WrittenPolicy): string {
  return JSON.stringify({ rulesets, parameters, suites, properties, ...unknown });
}

/** Digest of a stored text. */
export function digestOfText(text: string): string {
  return `sha256:${hash('sha256', text, 'hex')}`;
}

/** Reads a stored text: the policy it is, or everything that is wrong with it, each at its place. */
export function readDraft(text: string): ReadDraft {
  return readDraftPolicy(JSON.parse(text));
}
