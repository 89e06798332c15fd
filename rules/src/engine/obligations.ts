import type { Obligation } from '../model/decision.js';
import type { Facts } from '../model/fact.js';
import type { ParametersInForce } from '../facts/parameters-in-force.js';

/**
 * What the enforcement point must carry out with a permit, or must not connect.
 *
 * Every permit demands a new question before the legs change again: Meta cannot see a later swap of legs (WA-PSTN-007).
 */
export function obligationsOf(facts: Facts, values: ParametersInForce): Obligation[] {
  const obligations: Obligation[] = [
    { id: 're-ask-before-leg-change', type: 're-ask-before-leg-change' },
  ];
  const warnings = facts['restrictions.warnings'];
  if (Array.isArray(warnings) && warnings.length > 0) {
    obligations.push({
      id: 'warn-of-restriction',
      type: 'warn',
      properties: { restrictions: warnings },
    });
  }
  if (facts['context.recording'] === true) {
    obligations.push(announcement(facts['context.language'], values));
  }
  return obligations;
}

/**
 * Recording is announced before it begins. Meta's own announcement speaks few languages, and some that it takes it speaks in
 * English (WA-REC-003): for any that is not among them, region and all, the business has to play its own, and Meta's recording may
 * not be used.
 */
function announcement(language: unknown, values: ParametersInForce): Obligation {
  const spoken = values.get('recording.announcement.languages');
  const native =
    typeof language === 'string' &&
    Array.isArray(spoken) &&
    (spoken as readonly string[]).some((each) => codeOf(each) === codeOf(language));
  return {
    id: 'announce-recording',
    type: 'announce-recording',
    properties: { announcement: native ? 'platform' : 'own', platformRecording: native },
  };
}

/** Whichever way its parts are joined. */
function codeOf(language: string): string {
  return language.toLowerCase().replaceAll('-', '_');
}
