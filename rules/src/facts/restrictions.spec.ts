import { businessCall, NOW } from '../engine/questions.fixture.js';
import type { Restriction } from '../model/evidence.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { deriveFacts } from './derive-facts.js';

const until = (ms: number): string => new Date(ms).toISOString();

function factsOf(restrictions: Restriction[] | undefined, parameters = SHIPPED_POLICY.parameters) {
  const { attempt, evidence } = businessCall({
    number: restrictions === undefined ? {} : { restrictions },
  });
  const facts = deriveFacts(attempt, evidence, parameters, NOW);
  return {
    business: facts['restrictions.blockBusinessCalls'],
    user: facts['restrictions.blockUserCalls'],
    warnings: facts['restrictions.warnings'],
    active: facts['restrictions.active'],
  };
}

describe('restrictions (WA-QUAL-005: whole names)', () => {
  const rows: readonly { type: string; business: boolean; user: boolean; warns?: true }[] = [
    { type: 'RESTRICTED_BUSINESS_INITIATED_CALLING', business: true, user: false },
    { type: 'RESTRICTED_USER_INITIATED_CALLING', business: false, user: true },
    // TV12: spelt BIZ, not BUSINESS.
    { type: 'RESTRICTED_BIZ_INITIATED_AND_USER_INITIATED_CALLING', business: true, user: true },
    // TV13
    {
      type: 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN',
      business: false,
      user: false,
      warns: true,
    },
    { type: 'LOW_BUSINESS_INITIATED_CALLING_QUALITY', business: false, user: false, warns: true },
    { type: 'LOW_USER_INITIATED_CALLING_QUALITY', business: false, user: false, warns: true },
    { type: 'USER_INITIATED_CALLS_LOW_PICKUP_RATE', business: false, user: false, warns: true },
    { type: 'SCHEDULE_FOR_DISABLE', business: false, user: false, warns: true },
    { type: 'DISABLE', business: true, user: true },
    { type: 'DISABLED_UPDATE', business: true, user: true },
    { type: 'REINSTATE', business: false, user: false },
    { type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', business: false, user: false },
    { type: 'RESTRICTED_SOMETHING_NEW', business: true, user: false },
    { type: 'restricted_user_initiated_calling', business: true, user: false },
    { type: 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN ', business: true, user: false },
    { type: '', business: true, user: false },
    { type: 'constructor', business: true, user: false },
  ];
  for (const { type, business, user, warns } of rows) {
    it(`judges \`${type}\``, () => {
      expect(factsOf([{ type }])).toEqual({
        business,
        user,
        warnings: warns ? [type] : [],
        active: [type],
      });
    });
  }

  it('WA-QUAL-006: ends at its instant, exclusive', () => {
    const type = 'DISABLE';
    expect(factsOf([{ type, until: until(NOW + 1) }]).user).toBeTrue();
    expect(factsOf([{ type, until: until(NOW) }])).toEqual({
      business: false,
      user: false,
      warnings: [],
      active: [],
    });
  });

  it('has no end when nobody can read it', () => {
    expect(factsOf([{ type: 'DISABLE', until: 'soon' }]).business).toBeTrue();
  });

  it('adds up', () => {
    const both = factsOf([
      { type: 'RESTRICTED_USER_INITIATED_CALLING', until: until(NOW) },
      { type: 'RESTRICTED_BUSINESS_INITIATED_CALLING' },
      { type: 'LOW_USER_INITIATED_CALLING_QUALITY' },
    ]);
    expect(both).toEqual({
      business: true,
      user: false,
      warnings: ['LOW_USER_INITIATED_CALLING_QUALITY'],
      active: ['RESTRICTED_BUSINESS_INITIATED_CALLING', 'LOW_USER_INITIATED_CALLING_QUALITY'],
    });
  });

  it('are none where none is told', () => {
    for (const none of [undefined, []]) {
      expect(factsOf(none)).toEqual({ business: false, user: false, warnings: [], active: [] });
    }
  });

  for (const key of ['restriction.businessCalls', 'restriction.userCalls']) {
    it(`D1: are unknown while ${key} cannot be read, which denies both ways`, () => {
      const others = SHIPPED_POLICY.parameters.filter((parameter) => parameter.key !== key);
      const facts = factsOf([{ type: 'RESTRICTED_USER_INITIATED_CALLING' }], others);
      expect([facts.business, facts.user]).toEqual([null, null]);
      expect(factsOf([], others).user).toBeFalse();
    });
  }
});
