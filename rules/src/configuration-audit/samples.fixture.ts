import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AuditedFile } from '../model/configuration-audit.js';

const FOLDER = fileURLToPath(new URL('../../../test/samples/cpaas', import.meta.url));

/** Payloads in the platform's own shapes, all numbers of fictional ranges; `*.forbidden.json` opens a door. */
export const SAMPLES: readonly AuditedFile[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({
    name,
    content: JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as unknown,
  }));

/** Samples that open a door though their names do not say so, and the one that is our own hang-up reported back. */
export const ACCUSED_BY_CONTENT: ReadonlySet<string> = new Set([
  'sip-adapter.request.forward.json',
  'sip-adapter.request.transfer.json',
  'sip.refer.to-tel.negative.json',
]);
export const OUR_OWN_HANGUP = 'calls-event.call-failed.forbidden.json';

export function opensDoor(name: string): boolean {
  if (name === OUR_OWN_HANGUP) return false;
  return name.endsWith('.forbidden.json') || ACCUSED_BY_CONTENT.has(name);
}
