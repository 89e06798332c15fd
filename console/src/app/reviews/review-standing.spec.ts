import type { DraftSummary } from '../api/change-wire.js';
import { approvalsInForce, reviewsOf, standingOf, statesOf } from './review-standing.js';

const NOBODY = {
  edit: false,
  submit: false,
  withdraw: false,
  approve: false,
  reject: false,
  promote: false,
  discard: false,
};
const PERSON = { id: 'p1', name: 'Mori Aya' };
const AT = '2026-11-24T01:00:00.000Z';

function change(more: Partial<DraftSummary>): DraftSummary {
  return {
    id: 'd1',
    title: 'A change',
    revision: 1,
    state: 'draft',
    base: { version: 1, digest: 'sha256:1' },
    problemCount: 0,
    digest: null,
    version: null,
    createdBy: PERSON,
    createdAt: AT,
    updatedBy: PERSON,
    updatedAt: AT,
    contributors: [PERSON],
    approvals: [],
    rejections: [],
    approvalsRequired: 1,
    may: NOBODY,
    scheduled: null,
    failedPromotion: null,
    ...more,
  };
}

describe('standingOf', () => {
  const rejected = [{ person: PERSON, digest: 'sha256:2', at: AT, reason: 'too loose' }];
  const cases: [string, Partial<DraftSummary>, string][] = [
    [
      'submitted, for an approver',
      { state: 'submitted', may: { ...NOBODY, approve: true } },
      'waiting-for-you',
    ],
    ['submitted, for its author', { state: 'submitted' }, 'in-review'],
    [
      'approved, for who may promote',
      { state: 'approved', may: { ...NOBODY, promote: true } },
      'waiting-for-you',
    ],
    ['approved, for others', { state: 'approved' }, 'to-promote'],
    [
      'approved and planned, even for who may promote',
      { state: 'approved', may: { ...NOBODY, promote: true }, scheduled: { at: AT, by: PERSON } },
      'scheduled',
    ],
    ['never submitted', { state: 'draft' }, 'draft'],
    ['sent back', { state: 'draft', rejections: rejected }, 'sent-back'],
    [
      'sent back once and submitted again',
      { state: 'submitted', rejections: rejected },
      'in-review',
    ],
    ['promoted', { state: 'promoted' }, 'live'],
    ['superseded', { state: 'superseded' }, 'superseded'],
    ['discarded', { state: 'discarded' }, 'discarded'],
  ];
  for (const [name, more, standing] of cases) {
    it(`of a change ${name} is ${standing}`, () => {
      expect(standingOf(change(more))).toBe(standing as 'live');
    });
  }
});

describe('reviewsOf', () => {
  it('puts what waits for the reader first, then the newest, and leaves plain drafts out', () => {
    const mine = { ...NOBODY, approve: true };
    const listed = reviewsOf([
      change({ id: 'old', state: 'submitted', updatedAt: '2026-11-20T00:00:00Z' }),
      change({ id: 'plain' }),
      change({ id: 'new', state: 'submitted', updatedAt: '2026-11-24T00:00:00Z' }),
      change({ id: 'mine', state: 'submitted', may: mine, updatedAt: '2026-11-01T00:00:00Z' }),
    ]);
    expect(listed.map(({ id }) => id)).toEqual(['mine', 'new', 'old']);
  });

  it('is asked for by states that leave none out', () => {
    expect(statesOf('all')).toEqual([...statesOf('open'), ...statesOf('done')]);
  });
});

describe('approvalsInForce', () => {
  it('counts neither what was voided nor what was given to other bytes', () => {
    const approval = { person: PERSON, digest: 'sha256:2', at: AT, reason: 'fine', voided: false };
    const approvals = [
      approval,
      { ...approval, voided: true },
      { ...approval, digest: 'sha256:3' },
    ];
    expect(approvalsInForce(change({ digest: 'sha256:2', approvals }))).toEqual([approval]);
  });
});
