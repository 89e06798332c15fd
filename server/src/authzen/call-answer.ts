import type { Obligation, Reason, UnrecordedDecision } from '@ringfence/rules';
import type { AccessAnswer } from './authzen.dto.js';

/** How obligations are written: in the contract's own form, or in that of AuthZEN's profile for obligations (draft 1). */
export type ObligationForm = 'own' | 'profile';

/**
 * A decision as AuthZEN tells it: everything a decision holds stands in the context, with the first reason of a deny as `reason`.
 *
 * A caller that does not carry out each of the obligations must treat `true` as a deny.
 */
export function callAnswer(decision: UnrecordedDecision, form: ObligationForm): AccessAnswer {
  const { effect, ...told } = decision;
  const isPermit = effect === 'permit';
  return {
    decision: isPermit,
    context: {
      ...(isPermit ? {} : reasonTold(decision.reasons[0]!)),
      evaluation_id: decision.decisionId,
      evaluated_at: decision.decidedAt,
      ...told,
      obligations: form === 'own' ? told.obligations : told.obligations.map(profiled),
    },
  };
}

function reasonTold(reason: Reason): Record<string, unknown> {
  const { code, text, rule, clause } = reason;
  const source = [rule, clause].filter((part) => part !== undefined).join(', ');
  const about = source === '' ? '' : ` (${source})`;
  return {
    reason: code,
    reason_user: text,
    reason_admin: { en: `${code}: ${text.en}${about}`, ja: `${code}：${text.ja}${about}` },
  };
}

/** None of ours is a registered type: each is `custom`, with its own type as its name. */
function profiled({ id, type, properties }: Obligation): object {
  return { id, type: 'custom', properties: { vendor: 'ringfence', name: type, ...properties } };
}
