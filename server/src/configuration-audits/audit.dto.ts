import {
  CALL_ATTEMPT_SCHEMA,
  ENDPOINT_EVIDENCE_SCHEMA,
  MOST_AUDITED_FILES,
  PHONE_DOORS,
  WAYS_AROUND,
} from '@ringfence/rules';
import { z } from 'zod';

const MOST_NAMED = 1_000;

const FILE = z.strictObject({
  name: z.string().min(1).max(256),
  content: z.unknown().refine((content) => content !== undefined, { error: 'missing-field' }),
});

export const CONFIGURATION_AUDIT = z.strictObject({
  platform: z.literal('infobip'),
  files: z
    .array(FILE)
    .max(MOST_AUDITED_FILES)
    .superRefine((files, context) => {
      const seen = new Set<string>();
      for (const [i, { name }] of files.entries()) {
        if (seen.has(name)) {
          context.addIssue({
            code: 'custom',
            message: 'duplicate-name',
            path: [i, 'name'],
            input: name,
          });
        }
        seen.add(name);
      }
    }),
  /** Attestations by `<kind>:<id>`, laid over the directory. */
  endpoints: z.record(z.string().max(512), ENDPOINT_EVIDENCE_SCHEMA).exactOptional(),
  /** What asks the decision point; absent: its own adapters. */
  guarded: z
    .strictObject({
      urls: z.array(z.string().min(1).max(2_048)).max(MOST_NAMED),
      callsConfigurationIds: z.array(z.string().min(1).max(256)).max(MOST_NAMED),
    })
    .exactOptional(),
});

const DOOR = z.enum([...PHONE_DOORS, ...WAYS_AROUND]);
const LOCALIZED = z.object({ en: z.string(), ja: z.string() });

export const CONFIGURATION_AUDIT_RESULT = z.object({
  findings: z.array(
    z.object({
      door: DOOR,
      severity: z.enum(['error', 'warning', 'info']),
      file: z.string(),
      at: z.string().describe('JSON pointer into the content of the file'),
      message: LOCALIZED,
      /** A call that would go through. */
      example: CALL_ATTEMPT_SCHEMA.optional(),
      repair: LOCALIZED,
    }),
  ),
  checked: z.object({
    files: z.number(),
    doors: z.array(DOOR).describe('doors that files of these kinds can show'),
    skipped: z.array(
      z.object({
        file: z.string(),
        reason: z.enum([
          'kind-unknown',
          'shape-unknown',
          'value-unknown',
          'pattern-unreadable',
          'too-deep',
        ]),
        at: z.string(),
        count: z.number(),
        text: LOCALIZED,
      }),
    ),
    untold: z.number(),
  }),
});
