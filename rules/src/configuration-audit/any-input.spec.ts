import fc from 'fast-check';
import { PHONE_DOORS, type ConfigurationAudit } from '../model/configuration-audit.js';
import { auditConfiguration } from './audit-configuration.js';
import { NOW } from './audited.fixture.js';
import { cleanConfiguration, PLANTED } from './planted-doors.fixture.js';
import { SAMPLES } from './samples.fixture.js';

const STEMS = [...new Set(SAMPLES.map(({ name }) => name.replace(/\..*/, '')))];

/** JSON that has the platform's words in it, in places where nobody expects them. */
const WORDS = fc.constantFrom(
  ...['type', 'value', 'destinations', 'criteria', 'action', 'script', 'endpoint', 'headers'],
  ...['properties', 'elements', 'to', 'results', '__proto__', 'toString', '~/'],
);
const VALUES = fc.constantFrom(
  ...['PHONE', 'ENDPOINT', 'URL', 'dial', 'tel:1', '(', '((.+)+)+x', '', 'CALL_RECEIVED'],
  ...[null, true, 0, -1.5, 441632960001],
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    VALUES,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(WORDS, tie('json'), { maxKeys: 5 }),
  ),
}));

describe('Whatever is audited', () => {
  it('is answered, never thrown at, and every finding points at something', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STEMS, 'unknown'), json, (stem, content) => {
        const audit: ConfigurationAudit = {
          platform: 'infobip',
          files: [{ name: `${stem}.json`, content }],
        };
        const { findings, checked } = auditConfiguration(audit, { now: NOW });

        for (const { at } of findings) {
          let value = content;
          for (const step of at.split('/').slice(1)) {
            const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
            value = (value as Record<string, unknown>)[name];
          }
          expect(value).not.toBeUndefined();
        }
        expect(checked.files).toBe(1);
      }),
      { numRuns: 2_000, examples: [['callrouting-url-destination', { type: 'ENDPOINT' }]] },
    );
  });

  it('shows a planted door in whatever order the files are sent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PHONE_DOORS),
        fc.shuffledSubarray(
          cleanConfiguration().files.map((_, i) => i),
          { minLength: cleanConfiguration().files.length },
        ),
        (door, order) => {
          const planted = PLANTED[door](cleanConfiguration());
          const moved = order.map((i) => planted.files[i]!);
          const files = [...moved, ...planted.files.slice(order.length)];
          const { findings } = auditConfiguration({ ...planted, files }, { now: NOW });

          expect(findings.map((finding) => finding.door)).toContain(door);
        },
      ),
      { numRuns: 40 },
    );
  });
});
