import {
  INFOBIP_CALL_EVENT,
  INFOBIP_MESSAGES,
} from '../adapters/infobip/webhooks/infobip-webhooks.dto.js';
import { GRAPH_ANSWER, GRAPH_CALL } from '../adapters/meta/calls/graph-call.dto.js';
import { META_WEBHOOK } from '../adapters/meta/meta-webhook.dto.js';
import { UNMATCHED_PAGE } from '../platform-events/unmatched-event.dto.js';
import {
  BUSINESS_NUMBER_SCHEMA,
  CALL_ATTEMPT_SCHEMA,
  ENDPOINT_EVIDENCE_SCHEMA,
  ENDPOINT_SCHEMA,
  EVIDENCE_SCHEMA,
  GRANT_SCHEMA,
  LEG_SCHEMA,
  TEST_CASE_SCHEMA,
} from '@ringfence/rules';
import { z } from 'zod';
import {
  FIND_PERMISSIONS,
  FOUND_PERMISSIONS,
  PERMISSION_PAGE,
  SHOWN_PERMISSION,
} from '../permissions/permission.dto.js';
import { ALARM, ALARMS, LIVE_CALL, LIVE_CALLS, SETTLE_ALARM } from '../watchdog/live-calls.dto.js';
import {
  ANALYSIS,
  NEW_OVERRIDE,
  POLICY_PROOFS,
  PROOF_CERTIFICATE,
  PROOF_OVERRIDE,
} from '../proofs/proofs.dto.js';
import { CALL_ROUTING_ANSWER, CALL_ROUTING_REQUEST } from '../adapters/infobip/call-routing.dto.js';
import { ANSWERED_QUESTION } from '../adapters/infobip/answered-question.dto.js';
import { CALLS_COMMAND, CALLS_EVENT } from '../adapters/infobip/calls-api/calls-api.dto.js';
import { OUTBOUND_CONVERSATION } from '../adapters/infobip/conversations/conversations.dto.js';
import { IVR_REQUEST, MENU_ANSWER, MOMENTS_REQUEST } from '../adapters/infobip/ivr/menu.dto.js';
import { MARKUP_REQUEST, MARKUP_SCRIPT } from '../adapters/infobip/markup/markup.dto.js';
import { SIP_EVENT } from '../adapters/sip/sip-event.dto.js';
import { SIP_ANSWER, SIP_QUESTION } from '../adapters/sip/sip.dto.js';
import {
  AUDIT_ENTRY,
  AUDIT_PAGE,
  AUDIT_RECEIPT,
  CONSISTENCY_PROOF,
  INCLUSION_PROOF,
  LEDGER_CHECKPOINT,
} from '../audit/audit.dto.js';
import {
  ACCESS_ANSWER,
  ACCESS_ANSWERS,
  ACTION_SEARCH,
  AUTHZEN_CONFIGURATION,
  EVALUATION,
  EVALUATIONS,
  RESOURCE_SEARCH,
  SEARCH_ANSWER,
  SUBJECT_SEARCH,
} from '../authzen/authzen.dto.js';
import { ACCESS_TASK, NEW_ACCESS_REQUEST } from '../authzen/requests/access-request.dto.js';
import { BENCH_RUN } from '../bench/bench.dto.js';
import {
  CONFIGURATION_AUDIT,
  CONFIGURATION_AUDIT_RESULT,
} from '../configuration-audits/audit.dto.js';
import {
  CONFIRMATION,
  CONFIRMATION_ANSWER,
  CONFIRMATIONS,
  IMPORT_ANSWER,
  PROPOSED,
  SETTLED,
  SETTLED_IMPORT,
} from '../confirmations/confirmation.dto.js';
import {
  COVERAGE,
  IMPACT,
  IMPACT_LINE,
  IMPACT_QUESTION,
  SUITE_RUN,
  SUITE_RUN_LINE,
} from '../bench/run.dto.js';
import { DECISION, DECISION_PAGE, DECISION_SUMMARY } from '../decisions/decision.dto.js';
import { WHY_NOT } from '../decisions/why-not.dto.js';
import { IMPORT, IMPORTED } from '../directory/directory-file.dto.js';
import { DIRECTORY, DIRECTORY_ENTRIES, EVIDENCE_QUERY, ROUTE } from '../directory/directory.dto.js';
import {
  ADD_CASE,
  CREATE_DRAFT,
  DRAFT,
  DRAFT_CHANGED,
  DRAFT_PAGE,
  DRAFT_SUMMARY,
  OPTIONAL_REASON,
  REBASE_DRAFT,
  SAVE_DRAFT,
} from '../drafts/draft.dto.js';
import { EVENT } from '../events/event.dto.js';
import { INTEGRATION_TEST, TRY_INTEGRATION } from '../integrations/integration-test.dto.js';
import { EXCHANGE, EXCHANGES } from '../integrations/exchange.dto.js';
import { INTEGRATION, INTEGRATION_DETAIL, INTEGRATIONS } from '../integrations/integration.dto.js';
import {
  KILL_SWITCH,
  KILL_SWITCHES,
  LIFT_KILL_SWITCH,
  PULL_KILL_SWITCH,
} from '../kill-switches/kill-switch.dto.js';
import {
  MACHINE_KEY,
  MACHINE_KEYS,
  MADE_MACHINE_KEY,
  NEW_MACHINE_KEY,
} from '../identity/machine-key.dto.js';
import {
  ACCEPTANCE,
  INVITATION,
  INVITED,
  NEW_PERSON,
  PEOPLE,
  PERSON_CHANGE,
  PERSON_ENTRY,
} from '../identity/person.dto.js';
import { PERSON_REF } from '../identity/person-ref.dto.js';
import {
  PASSWORD_CHANGE,
  SESSION,
  SESSION_ENTRY,
  SESSIONS,
  SIGN_IN,
  SIGNED_IN_PERSON,
} from '../identity/session.dto.js';
import { POLICY_DIFF } from '../policy/policy-diff.dto.js';
import { OVERVIEW } from '../overview/overview.dto.js';
import {
  COMMENT,
  COMMENTS,
  DRAFT_CHECKS,
  NEW_COMMENT,
  SUBMITTED,
  VERDICT,
} from '../reviews/review.dto.js';
import { SETTINGS, SETTINGS_CHANGE } from '../settings/settings.dto.js';
import { VERSION_SUMMARY } from '../policy/version.dto.js';
import {
  PROMOTE,
  PROMOTED,
  PROMOTIONS,
  ROLL_BACK,
  SCHEDULED,
} from '../promotions/promotion.dto.js';
import {
  NEW_PERMISSION_REQUEST,
  PERMISSION_REQUEST,
  REQUEST_POSSIBILITY,
  REQUEST_QUESTION,
} from '../permission-requests/permission-request.dto.js';
import {
  ERASE_SUBJECT,
  ERASURE,
  FIND_REFERENCES,
  FOUND_REFERENCES,
} from '../subjects/subject.dto.js';

const ruleTrace = z.object({
  ruleset: z.string(),
  rule: z.string(),
  effect: z.enum(['permit', 'forbid']),
  code: z.string(),
  clause: z.string(),
  outcome: z.enum(['match', 'no-match', 'unknown']),
  /** Down to each condition with its fact and value. */
  conditions: z.record(z.string(), z.unknown()),
});
const facts = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
);
const unrecorded = DECISION.omit({ log: true });
const problem = z.object({ at: z.string(), code: z.string(), message: z.string() });
const policyDocument = z.object({
  rulesets: z.record(z.string(), z.unknown()),
  parameters: z.array(z.unknown()),
  suites: z.array(z.unknown()),
  properties: z.array(z.unknown()),
});

/** Every schema on the wire, by the name the API description gives it. */
export const API_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Acceptance: ACCEPTANCE,
  Accepted: z.object({ person: SIGNED_IN_PERSON }),
  AccessAnswer: ACCESS_ANSWER,
  AccessAnswers: z.union([ACCESS_ANSWERS, ACCESS_ANSWER]),
  AccessEvaluation: EVALUATION,
  AccessEvaluations: EVALUATIONS,
  AccessFound: SEARCH_ANSWER,
  AccessTask: ACCESS_TASK,
  ActionSearch: ACTION_SEARCH,
  AuditEntry: AUDIT_ENTRY,
  AuditPage: AUDIT_PAGE,
  AuditReceipt: AUDIT_RECEIPT,
  AuthzenConfiguration: AUTHZEN_CONFIGURATION,
  BenchAnswers: z.object({
    cases: z.array(
      z.union([
        z.object({
          name: z.string(),
          decision: unrecorded,
          trace: z.array(ruleTrace),
          facts,
          pass: z.boolean().optional(),
          differences: z.array(z.string()).optional(),
          secondOpinion: z.object({ agrees: z.boolean(), differences: z.array(z.string()) }),
        }),
        z.object({ name: z.string().nullable(), problems: z.array(problem) }),
      ]),
    ),
  }),
  BenchRun: BENCH_RUN,
  BusinessNumber: BUSINESS_NUMBER_SCHEMA,
  CallAttempt: CALL_ATTEMPT_SCHEMA,
  CallEvent: EVENT,
  Comment: COMMENT,
  Comments: COMMENTS,
  ConfigurationAudit: CONFIGURATION_AUDIT,
  ConfigurationAuditResult: CONFIGURATION_AUDIT_RESULT,
  Confirmation: CONFIRMATION,
  ConfirmationAnswer: CONFIRMATION_ANSWER,
  Confirmations: CONFIRMATIONS,
  ImportAnswer: IMPORT_ANSWER,
  SettledImport: SETTLED_IMPORT,
  Coverage: COVERAGE,
  ConsistencyProof: CONSISTENCY_PROOF,
  Decision: DECISION,
  DecisionPage: DECISION_PAGE,
  DecisionSummary: DECISION_SUMMARY,
  Directory: DIRECTORY,
  DirectoryFile: DIRECTORY_ENTRIES.partial(),
  DirectoryImport: IMPORT,
  Imported: IMPORTED,
  Draft: DRAFT,
  DraftChanged: DRAFT_CHANGED,
  DraftChecks: DRAFT_CHECKS,
  DraftPage: DRAFT_PAGE,
  DraftSummary: DRAFT_SUMMARY,
  DraftText: SAVE_DRAFT,
  Endpoint: ENDPOINT_SCHEMA,
  EndpointEvidence: ENDPOINT_EVIDENCE_SCHEMA,
  PermissionPage: PERMISSION_PAGE,
  FindPermissions: FIND_PERMISSIONS,
  FoundPermissions: FOUND_PERMISSIONS,
  ShownPermission: SHOWN_PERMISSION,
  EraseSubject: ERASE_SUBJECT,
  Erasure: ERASURE,
  EventApplied: z.object({ applied: z.boolean() }),
  Evidence: EVIDENCE_SCHEMA,
  EvidenceQuestion: EVIDENCE_QUERY,
  EvidenceAnswer: z.object({ evidence: EVIDENCE_SCHEMA }),
  ExplainedDecision: z.object({
    ...DECISION.shape,
    attempt: CALL_ATTEMPT_SCHEMA.optional(),
    evidence: EVIDENCE_SCHEMA.optional(),
    facts: facts.optional(),
    trace: z.array(ruleTrace).optional(),
    /** Whose permission it was about: what to find it by. */
    pair: z.object({ businessNumber: z.string(), user: z.string() }).optional(),
    /** Somebody it concerns was erased: the five above are gone for good. */
    erased: z.literal(true).optional(),
  }),
  FindReferences: FIND_REFERENCES,
  FoundReferences: FOUND_REFERENCES,
  GraphAnswer: GRAPH_ANSWER,
  GraphCall: GRAPH_CALL,
  Grant: GRANT_SCHEMA,
  HealthReport: z.object({
    status: z.enum(['ready', 'not-ready']),
    checks: z.array(z.object({ name: z.string(), ok: z.boolean(), reason: z.string().optional() })),
  }),
  InvitationAnswer: z.object({ invitation: INVITATION }),
  Invitation: INVITATION,
  Invited: INVITED,
  InclusionProof: INCLUSION_PROOF,
  LedgerCheckpoint: LEDGER_CHECKPOINT,
  Leg: LEG_SCHEMA,
  LivePolicy: z.object({
    version: z.int(),
    digest: z.string(),
    liveSince: z.string(),
    promotedBy: z.string().nullable(),
    document: policyDocument,
    hits: z.array(z.object({ rule: z.string(), count: z.int(), lastAt: z.string() })),
  }),
  Impact: IMPACT,
  ImpactLine: IMPACT_LINE,
  ImpactQuestion: IMPACT_QUESTION,
  KillSwitch: KILL_SWITCH,
  KillSwitches: KILL_SWITCHES,
  NewAccessRequest: NEW_ACCESS_REQUEST,
  NewCase: ADD_CASE,
  NewComment: NEW_COMMENT,
  NewDraft: CREATE_DRAFT,
  NewKillSwitch: PULL_KILL_SWITCH,
  NewPermissionRequest: NEW_PERMISSION_REQUEST,
  OptionalReason: OPTIONAL_REASON,
  InfobipCallEvent: INFOBIP_CALL_EVENT,
  InfobipMessages: INFOBIP_MESSAGES,
  MetaWebhook: META_WEBHOOK,
  MachineKey: MACHINE_KEY,
  MachineKeys: MACHINE_KEYS,
  MadeMachineKey: MADE_MACHINE_KEY,
  NewMachineKey: NEW_MACHINE_KEY,
  NewPerson: NEW_PERSON,
  Overview: OVERVIEW,
  PasswordChange: PASSWORD_CHANGE,
  People: PEOPLE,
  PermissionRequest: PERMISSION_REQUEST,
  PersonChange: PERSON_CHANGE,
  PersonEntry: PERSON_ENTRY,
  PersonRef: PERSON_REF,
  Alarm: ALARM,
  Alarms: ALARMS,
  LiveCall: LIVE_CALL,
  LiveCalls: LIVE_CALLS,
  RequestPossibility: REQUEST_POSSIBILITY,
  RequestQuestion: REQUEST_QUESTION,
  SettledAlarm: SETTLE_ALARM,
  Analysis: ANALYSIS,
  NewProofOverride: NEW_OVERRIDE,
  PolicyDiff: POLICY_DIFF,
  PolicyProofs: POLICY_PROOFS,
  ProofCertificate: PROOF_CERTIFICATE,
  ProofOverride: PROOF_OVERRIDE,
  PolicyDocument: policyDocument,
  PolicyVersion: z.object({ ...VERSION_SUMMARY.shape, policy: policyDocument }),
  PolicyVersions: z.object({ items: z.array(VERSION_SUMMARY) }),
  Problem: z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string().optional(),
    decisionId: z.string().optional(),
    /** What is stored by now, where that is what the input does not fit. */
    current: DRAFT.optional(),
    possibility: REQUEST_POSSIBILITY.optional(),
    problems: z.array(problem).optional(),
  }),
  Reason: LIFT_KILL_SWITCH,
  Proposed: PROPOSED,
  RebasedDraft: REBASE_DRAFT,
  Route: ROUTE,
  Promote: PROMOTE,
  Promoted: PROMOTED,
  Promotions: PROMOTIONS,
  RollBack: ROLL_BACK,
  ResourceSearch: RESOURCE_SEARCH,
  RoutingAnswer: CALL_ROUTING_ANSWER,
  RoutingRequest: CALL_ROUTING_REQUEST,
  RuleTrace: ruleTrace,
  ScheduledPromotion: SCHEDULED,
  Session: SESSION,
  SessionEntry: SESSION_ENTRY,
  Sessions: SESSIONS,
  Settings: SETTINGS,
  SettingsChange: SETTINGS_CHANGE,
  Settled: SETTLED,
  SignedInPerson: SIGNED_IN_PERSON,
  SignIn: SIGN_IN,
  AnsweredQuestion: ANSWERED_QUESTION,
  CallsCommand: CALLS_COMMAND,
  CallsEvent: CALLS_EVENT,
  IvrRequest: IVR_REQUEST,
  MarkupRequest: MARKUP_REQUEST,
  MarkupScript: MARKUP_SCRIPT,
  MenuAnswer: MENU_ANSWER,
  MomentsRequest: MOMENTS_REQUEST,
  OutboundConversation: OUTBOUND_CONVERSATION,
  SipAnswer: SIP_ANSWER,
  SipEvent: SIP_EVENT,
  SipQuestion: SIP_QUESTION,
  Submitted: SUBMITTED,
  SubjectSearch: SUBJECT_SEARCH,
  SuiteRun: SUITE_RUN,
  SuiteRunLine: SUITE_RUN_LINE,
  TestCase: TEST_CASE_SCHEMA,
  UnmatchedPage: UNMATCHED_PAGE,
  Integration: INTEGRATION,
  Integrations: INTEGRATIONS,
  IntegrationDetail: INTEGRATION_DETAIL,
  Exchange: EXCHANGE,
  Exchanges: EXCHANGES,
  IntegrationTest: INTEGRATION_TEST,
  TryIntegration: TRY_INTEGRATION,
  Verdict: VERDICT,
  WhyNot: WHY_NOT,
};
