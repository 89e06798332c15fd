import {
  PHONE_DOORS,
  WAYS_AROUND,
  type AuditFinding,
  type AuditSeverity,
  type ConfigurationAuditResult,
  type DoorId,
} from '@ringfence/rules';

/** A finding with its place among all. */
export interface NumberedFinding {
  readonly index: number;
  readonly finding: AuditFinding;
}

/** Everything found of one door. */
export interface DoorGroup {
  readonly door: DoorId;
  /** That of its worst finding. */
  readonly severity: AuditSeverity;
  readonly findings: readonly NumberedFinding[];
}

/** How a door stands: an `info` opens nothing; `unseen`: no file could show it. */
export type DoorState = 'open' | 'maybe' | 'closed' | 'unseen';

export interface DoorCount {
  readonly open: number;
  readonly maybe: number;
  /** Doors of which something is known. */
  readonly seen: number;
}

const SEVERITIES: readonly AuditSeverity[] = ['error', 'warning', 'info'];

/** Findings by door: doors with the worst first, then in the order of the doors. */
export function doorGroups(findings: readonly AuditFinding[]): readonly DoorGroup[] {
  const numbered = findings.map((finding, index) => ({ index, finding }));
  const groups = [...PHONE_DOORS, ...WAYS_AROUND].flatMap((door): DoorGroup[] => {
    const own = numbered.filter(({ finding }) => finding.door === door);
    return own.length === 0 ? [] : [{ door, severity: worstOf(own), findings: own }];
  });
  return SEVERITIES.flatMap((severity) => groups.filter((group) => group.severity === severity));
}

/** How each of the eighteen doors stands, in their order. */
export function doorStates({ findings, checked }: ConfigurationAuditResult): readonly DoorState[] {
  return PHONE_DOORS.map((door) => {
    const severities = new Set(
      findings.filter((finding) => finding.door === door).map(({ severity }) => severity),
    );
    if (severities.has('error')) return 'open';
    if (severities.has('warning')) return 'maybe';
    return checked.doors.includes(door) ? 'closed' : 'unseen';
  });
}

export function countDoors(states: readonly DoorState[]): DoorCount {
  const count = (state: DoorState): number => states.filter((each) => each === state).length;
  return { open: count('open'), maybe: count('maybe'), seen: states.length - count('unseen') };
}

function worstOf(findings: readonly NumberedFinding[]): AuditSeverity {
  const found = new Set(findings.map(({ finding }) => finding.severity));
  return SEVERITIES.find((severity) => found.has(severity))!;
}
