import type { Confirmation } from '../api/people-wire.js';
import { verdictFor } from './verdict.js';

const waiting = (id: string, changes: Partial<Confirmation> = {}): Confirmation => ({
  id,
  kind: 'attestation',
  object: `endpoint/webrtc:${id}`,
  summary: { en: id, ja: id },
  reason: null,
  proposedBy: { id: 'a', name: 'A', kind: 'person' },
  proposedAt: '2026-11-26T00:00:00.000Z',
  expiresAt: '2026-12-03T00:00:00.000Z',
  may: true,
  mayTakeUp: false,
  ...changes,
});

describe('Changes of one import', () => {
  const other = { id: 'b', name: 'B', kind: 'person' } as const;
  const rows: readonly {
    readonly name: string;
    readonly group: readonly Confirmation[];
    readonly verdict: ReturnType<typeof verdictFor>;
  }[] = [
    { name: 'all may be confirmed', group: [waiting('1'), waiting('2')], verdict: 'confirm' },
    {
      name: 'one of them may not',
      group: [waiting('1'), waiting('2', { may: false })],
      verdict: null,
    },
    {
      name: 'nobody stands behind any',
      group: [waiting('1', { may: false, mayTakeUp: true })],
      verdict: 'take-up',
    },
    {
      name: 'they are of different people',
      group: [waiting('1'), waiting('2', { proposedBy: other })],
      verdict: null,
    },
  ];
  for (const { name, group, verdict } of rows) {
    it(`are settled together as ${String(verdict)} where ${name}`, () =>
      expect(verdictFor(group)).toBe(verdict));
  }
});
