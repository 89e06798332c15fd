import { SCENARIO_IDS, type Endpoint, type ScenarioId } from '@ringfence/rules';

/** What sets one flow apart: who calls, which endpoint takes part, and what the call passed before it. */
export interface Flow {
  readonly id: ScenarioId;
  readonly initiator: 'user' | 'business';
  /** Kind of the endpoint on the business's side. */
  readonly kind: string;
  /** The IVR the call came through, with the name it has in the demo directory. */
  readonly via?: Endpoint;
}

const IVR: Endpoint = { kind: 'ivr-api', id: 'main-menu' };
const MOMENTS: Endpoint = { kind: 'moments-ivr', id: 'support-flow' };

/** The twelve flows, in the order of the scenarios. */
export const FLOWS: readonly Flow[] = SCENARIO_IDS.map((id) => {
  const via = id.endsWith('-via-ivr-api')
    ? IVR
    : id.endsWith('-via-moments-ivr')
      ? MOMENTS
      : undefined;
  const business = id.endsWith('-to-user');
  const kind = business
    ? id.slice(0, -'-to-user'.length)
    : id.slice('user-to-'.length).split('-via-')[0];
  return { id, initiator: business ? 'business' : 'user', kind, ...(via ? { via } : {}) };
});

export function flowOf(id: ScenarioId): Flow {
  return FLOWS.find((flow) => flow.id === id)!;
}

/** Names of the demo directory, taken when the directory knows no endpoint of a kind. */
export const FIRST_NAMES: Readonly<Record<string, string>> = {
  conversations: 'support-queue',
  'ivr-api': 'main-menu',
  'moments-ivr': 'support-flow',
  'sip-trunk': 'tokyo-pbx',
  webrtc: 'web-app',
  'calls-api': 'voice-bot',
};
