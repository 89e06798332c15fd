import type { ScenarioId } from '@ringfence/rules';

/** The endpoint kinds a flow passes, in order: what its mark shows. */
export const FLOW_KINDS: Readonly<Record<ScenarioId, readonly string[]>> = {
  'user-to-conversations': ['whatsapp', 'conversations'],
  'user-to-conversations-via-ivr-api': ['whatsapp', 'ivr-api', 'conversations'],
  'user-to-conversations-via-moments-ivr': ['whatsapp', 'moments-ivr', 'conversations'],
  'user-to-ivr-api': ['whatsapp', 'ivr-api'],
  'user-to-moments-ivr': ['whatsapp', 'moments-ivr'],
  'user-to-sip-trunk': ['whatsapp', 'sip-trunk'],
  'user-to-webrtc': ['whatsapp', 'webrtc'],
  'user-to-calls-api': ['whatsapp', 'calls-api'],
  'conversations-to-user': ['conversations', 'whatsapp'],
  'sip-trunk-to-user': ['sip-trunk', 'whatsapp'],
  'webrtc-to-user': ['webrtc', 'whatsapp'],
  'calls-api-to-user': ['calls-api', 'whatsapp'],
};

/** Kinds of a call that may be none of the twelve flows: origin, what it passed, target. */
export function kindsOfCall(
  origin: string,
  via: readonly string[],
  target: string | null,
): string[] {
  return [origin, ...via.filter((kind) => kind !== origin), ...(target === null ? [] : [target])];
}

export function isScenario(id: unknown): id is ScenarioId {
  return typeof id === 'string' && Object.hasOwn(FLOW_KINDS, id);
}
