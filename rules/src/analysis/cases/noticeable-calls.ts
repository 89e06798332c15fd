import { compileCondition } from '../../engine/compile-condition.js';
import { ALWAYS, NEVER, opposite, type Formula } from '../formulas.js';
import type { PolicyRegions } from '../policy-regions.js';
import { decisionPermits } from '../property-sets.js';

/** Codes the ban in code tells where the rules have let something through, and the fact that counts what it finds. */
const CODES_OF_THE_BAN: Readonly<Record<string, string>> = {
  'pstn-leg': 'pstn.legCount',
  'pstn-reachable-trunk': 'pstn.openLegCount',
  'trunk-attestation-expired': 'pstn.expiredLegCount',
  'pstn-origin': 'pstn.originLegCount',
  'endpoint-kind-unknown': 'pstn.unclassifiedLegCount',
  'endpoint-not-registered': 'endpoints.unregisteredLegCount',
};

/**
 * Calls for which a case that passes under one policy fails under the other: another effect, another flow, or a code that is told
 * no longer. Codes that come in addition fail no case.
 */
export function noticeableCalls(before: PolicyRegions, after: PolicyRegions): Formula {
  const { formulas } = before;
  const flows = [...new Set([...before.scenarios().keys(), ...after.scenarios().keys()])].map(
    (flow) =>
      formulas.differs(before.scenarios().get(flow) ?? NEVER, after.scenarios().get(flow) ?? NEVER),
  );
  const lost = [...before.codes()].map(([code, told]) =>
    formulas.all([
      opposite(before.permit),
      told,
      opposite(after.codes().get(code) ?? NEVER),
      opposite(formulas.both(after.permit, toldByTheBan(after, code))),
    ]),
  );
  return formulas.any([
    formulas.differs(decisionPermits(before), decisionPermits(after)),
    ...flows,
    ...lost,
  ]);
}

function toldByTheBan({ conditions }: PolicyRegions, code: string): Formula {
  const fact = Object.hasOwn(CODES_OF_THE_BAN, code) ? CODES_OF_THE_BAN[code] : undefined;
  if (fact === undefined) return code === 'no-route' ? ALWAYS : NEVER;
  const none = compileCondition({ fact, operator: 'lessThanInclusive', value: 0 }, {});
  return opposite(conditions.of(none).isTrue);
}
