import { PHONE_DOORS, type AuditFinding, type AuditSeverity, type DoorId } from '@ringfence/rules';
import { countDoors, doorGroups, doorStates } from './door-groups.js';

function found(door: DoorId, severity: AuditSeverity): AuditFinding {
  const text = { en: door, ja: door };
  return { door, severity, file: 'a.json', at: '', message: text, repair: text };
}

describe('Findings by door', () => {
  const findings = [
    found('ivr-dials-out', 'error'),
    found('calls-phone-leg', 'warning'),
    found('sender-forward-to-pstn', 'error'),
    found('ivr-dials-out', 'warning'),
    found('trunk-reaches-pstn', 'info'),
    found('pdp-not-last', 'warning'),
  ];

  it('stand with the worst first, then in the order of the doors, each with its number', () => {
    const groups = doorGroups(findings).map(({ door, severity, findings: own }) => [
      door,
      severity,
      own.map(({ index }) => index),
    ]);

    expect(groups).toEqual([
      ['sender-forward-to-pstn', 'error', [2]],
      ['ivr-dials-out', 'error', [0, 3]],
      ['calls-phone-leg', 'warning', [1]],
      ['pdp-not-last', 'warning', [5]],
      ['trunk-reaches-pstn', 'info', [4]],
    ]);
  });

  it('open a door, may open it, or are only to be known; what no file can show is not called closed', () => {
    const checked = {
      files: 1,
      doors: ['ivr-dials-out', 'calls-phone-leg', 'trunk-reaches-pstn'] as const,
      skipped: [],
      untold: 0,
    };
    const states = doorStates({ findings, checked });
    const state = (door: (typeof PHONE_DOORS)[number]): string => states[PHONE_DOORS.indexOf(door)];

    expect(states.length).toBe(18);
    expect([
      state('ivr-dials-out'),
      state('calls-phone-leg'),
      state('trunk-reaches-pstn'),
      state('bulk-call-merged'),
    ]).toEqual(['open', 'maybe', 'closed', 'unseen']);
    expect(countDoors(states)).toEqual({ open: 2, maybe: 1, seen: 4 });
  });
});
