import type {
  AuditSeverity,
  ConfigurationAuditResult,
  DoorId,
} from '../model/configuration-audit.js';
import type { TextPlace } from '../parse/text-places.js';
import type { Language } from '../sentences/segment.js';
import { DOORS } from './doors.js';

/** Finds the place of a JSON pointer in a file; undefined where the text is not at hand. */
export type LocateText = (file: string, at: string) => TextPlace | undefined;

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const STOP: Readonly<Record<Language, string>> = { en: '. ', ja: '。' };
/** Only a failure has a level. */
const KINDS: Readonly<Record<AuditSeverity, object>> = {
  error: { kind: 'fail', level: 'error' },
  warning: { kind: 'fail', level: 'warning' },
  info: { kind: 'informational' },
};

/** The findings of an audit as SARIF 2.1.0, which code-review tools show at the lines they are about. */
export function auditSarif(
  { findings, checked }: ConfigurationAuditResult,
  language: Language,
  locate: LocateText,
): object {
  const place = (file: string, at: string): object => {
    const region = locate(file, at);
    return {
      physicalLocation: {
        artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
        ...(region === undefined ? {} : { region }),
      },
      logicalLocations: [{ fullyQualifiedName: at === '' ? '/' : at, kind: 'value' }],
    };
  };
  const doors = [...new Set(findings.map(({ door }) => door))];
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'ringfence', rules: doors.map((door) => ruleOf(door, language)) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ door, severity, file, at, message, example, repair }) => ({
          ruleId: door,
          ...KINDS[severity],
          message: { text: `${message[language]}${STOP[language]}${repair[language]}` },
          locations: [place(file, at)],
          ...(example === undefined ? {} : { properties: { example } }),
        })),
        invocations: [
          {
            executionSuccessful: true,
            // What was not understood is no result, and must not be missed either.
            toolExecutionNotifications: checked.skipped.map(({ file, reason, at, text }) => ({
              descriptor: { id: reason },
              level: 'warning',
              message: { text: text[language] },
              locations: [place(file, at)],
            })),
          },
        ],
      },
    ],
  };
}

function ruleOf(id: DoorId, language: Language): object {
  const { title, repair } = DOORS[id];
  return {
    id,
    shortDescription: { text: title[language] },
    help: { text: repair[language] },
  };
}
