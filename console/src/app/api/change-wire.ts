import type { Analysis, ImpactClass, ProofCertificate } from '@ringfence/rules';
import type { components } from './schema.js';

type Schemas = components['schemas'];

/** A draft in a list: all but its text. */
export type DraftSummary = Schemas['DraftSummary'];
export type Draft = Schemas['Draft'];
export type DraftState = DraftSummary['state'];
export type PersonRef = DraftSummary['createdBy'];
export type Check = Schemas['DraftChecks']['checks'][number];
export type DraftComment = Schemas['Comment'];
export type KillSwitch = Schemas['KillSwitch'];

export type SuiteLine = Schemas['SuiteRunLine'];
/** With the classes of the library, by which proofs tell them too. */
export type Impact = Omit<Schemas['Impact'], 'classes'> & {
  readonly classes: readonly ImpactClass[];
};
export type ImpactLine =
  | Exclude<Schemas['ImpactLine'], { type: 'done' }>
  | { readonly type: 'done'; readonly impact: Impact };
export type ImpactExample = Impact['examples'][number];
/** In which way the answer to a call changes. */
export type ImpactKind = ImpactExample['change'];
/** What is proved of a policy, with the types of the library that proved it. */
export type PolicyProofs = Omit<Schemas['PolicyProofs'], 'analysis' | 'certificate'> & {
  readonly analysis: Analysis;
  readonly certificate: ProofCertificate;
};
export type Promotions = Schemas['Promotions'];
export type Promotion = Promotions['items'][number];
export type ScheduledPromotion = Promotions['scheduled'][number];
export type VersionView = Schemas['PolicyVersions']['items'][number];
