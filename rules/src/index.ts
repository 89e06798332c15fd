export * from './model/analysis.js';
export * from './model/call-attempt.js';
export * from './model/configuration-audit.js';
export * from './model/coverage.js';
export * from './model/decision.js';
export * from './model/draft-policy.js';
export * from './model/endpoint.js';
export * from './model/evidence.js';
export * from './model/fact.js';
export * from './model/fact-invariant.js';
export * from './model/grant.js';
export * from './model/impact.js';
export * from './model/localized.js';
export * from './model/parameter.js';
export * from './model/policy.js';
export * from './model/policy-diff.js';
export * from './model/problem.js';
export * from './model/ruleset.js';
export * from './model/test-case.js';
export * from './model/why-not.js';

export { decide, type Question } from './engine/decide.js';
export { KILL_SWITCH, killSwitchDeny } from './engine/kill-switch.js';
export { reservationOf, standInDeny, type Reservation } from './engine/reservation.js';
export { allowListJudge, type AllowListVerdict } from './engine/allow-list-judge.js';
export { compilePolicy, type CompiledPolicy } from './engine/compile-policy.js';
export { explain } from './engine/explain.js';
export {
  DOCUMENT_LIMITS,
  parseStrictJson,
  QUESTION_LIMITS,
  type JsonLimits,
} from './parse/strict-json.js';
export {
  parseCallAttempt,
  parseEvidence,
  parseTestCase,
  type Parsed,
} from './parse/parse-question.js';
export { parsePolicy, type ParsedPolicy } from './parse/parse-policy.js';
export { readDraftPolicy, type ReadDraft } from './parse/read-draft-policy.js';
export { parseRuleset, type ParsedRuleset } from './parse/parse-ruleset.js';
export { canonicalJson } from './parse/canonical-json.js';
export { canonicalPolicy, digestOf, policyDigest } from './parse/policy-digest.js';
export {
  BUSINESS_NUMBER_SCHEMA,
  CALL_ATTEMPT_SCHEMA,
  ENDPOINT_EVIDENCE_SCHEMA,
  ENDPOINT_SCHEMA,
  EVIDENCE_SCHEMA,
  GRANT_SCHEMA,
  LEG_SCHEMA,
  TEST_CASE_SCHEMA,
} from './parse/question-schemas.js';
export { textPlaces, type TextPlace } from './parse/text-places.js';
export { problemsOf } from './parse/schema-problems.js';
export { isInstant } from './parse/instant.js';
export { PSTN_INVARIANT } from './invariant/guard-decision.js';
export { deriveFacts } from './facts/derive-facts.js';
export { grantStatus, type GrantStatus } from './facts/permission-facts.js';
export { assemblePolicy, PackIncomplete, type PackFile } from './packs/assemble-policy.js';
export { breachesInCall, type LegBreach } from './invariant/pstn-reach.js';
export { pstnBanProblems } from './packs/pstn-ban-problems.js';
export { pstnFiguresProblems } from './packs/pstn-figures-problems.js';
export { FACT_CATALOG, type FactDefinition, type FactName } from './facts/fact-catalog.js';
export { judgeRestrictions, type RestrictionJudgement } from './facts/restrictions.js';
export {
  durationMs,
  entryInForce,
  inForce,
  type ParametersInForce,
} from './facts/parameters-in-force.js';
export {
  ruleSentence,
  type Figures,
  type Language,
  type Segment,
  type Sentence,
} from './sentences/rule-sentence.js';
export { conditionSentence, type ConditionWording } from './sentences/condition-sentence.js';
export { figuresOn, valueText } from './sentences/figures.js';
export { CoverageMeter } from './bench/coverage.js';
export { differencesOnRecord, type RecordedDifference } from './bench/differences-on-record.js';
export { ImpactMeter, type ReplayedDecision } from './bench/impact-meter.js';
export { replayDecision, type RecordedDecision, type Replay } from './bench/replay.js';
export { runCase, runSuite, type CaseResult } from './bench/run-suite.js';
export { diffPolicies } from './diff/diff-policies.js';
export { secondOpinion } from './oracle/second-opinion.js';
export { realise, type RealisedQuestion, type RealiseOptions } from './witness/realise.js';
export type { ListMatch, WantedFacts } from './witness/wanted-facts.js';
export { freshText } from './witness/fresh-text.js';
export { FACT_INVARIANTS } from './witness/fact-invariants/fact-invariants.js';
export { figureInvariants } from './witness/fact-invariants/figure-invariants.js';
export { listedCounts } from './witness/fact-invariants/leg-invariants.js';
export { warningIsInForce } from './witness/fact-invariants/evidence-invariants.js';
export { decisiveFacts } from './witness/decisive-facts.js';
export { witnessSentence, type ToldCall } from './witness/witness-sentence.js';
export { factClause } from './witness/fact-words.js';
export { whyNot, type WhyNotOptions } from './witness/why-not.js';
export { whyNotRecorded } from './witness/why-not-recorded.js';
export { analyse, DEFAULT_BUDGET, type AnalyseOptions } from './analysis/analyse.js';
export { certificateDigest, certify, TOOL_VERSION, witnessDigest } from './analysis/certificate.js';
export { confirmWitnesses } from './analysis/confirm-witnesses.js';
export { codesBetween, differenceKey } from './analysis/difference-class.js';
export { PRODUCT_PROPERTIES, type ProductProperty } from './analysis/product-properties.js';
export { mutationReport } from './analysis/cases/mutation-report.js';
export {
  auditConfiguration,
  MOST_FINDINGS,
  type AuditOptions,
} from './configuration-audit/audit-configuration.js';
export { AUDITED_FILE_LIMITS, MOST_AUDITED_FILES } from './configuration-audit/audit-limits.js';
export { auditSarif, type LocateText } from './configuration-audit/audit-sarif.js';
export { DOORS, type DoorWords } from './configuration-audit/doors.js';
