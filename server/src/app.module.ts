import { createPublicKey } from 'node:crypto';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CallRoutingController } from './adapters/infobip/call-routing.controller.js';
import { InfobipWebhooksController } from './adapters/infobip/webhooks/infobip-webhooks.controller.js';
import { KnownNumbers } from './calls/known-numbers.js';
import { HmacSignature } from './adapters/infobip/hmac-signature.js';
import { CallsApiController } from './adapters/infobip/calls-api/calls-api.controller.js';
import { ConversationsController } from './adapters/infobip/conversations/conversations.controller.js';
import { MenuController } from './adapters/infobip/ivr/menu.controller.js';
import { MarkupController } from './adapters/infobip/markup/markup.controller.js';
import { AnswerPlatform } from './adapters/answer-platform.js';
import { ProxyEvents } from './adapters/sip/proxy-events.js';
import { SipEventQueue } from './adapters/sip/sip-event-queue.js';
import { TakeSipEvent } from './adapters/sip/take-sip-event.js';
import { AnswerSipQuestion } from './adapters/sip/answer-sip-question.js';
import { EvapiClient } from './adapters/sip/evapi-client.js';
import { SipController } from './adapters/sip/sip.controller.js';
import { MetaSignatureGuard } from './adapters/meta/meta-signature.guard.js';
import { MetaSettingsClient } from './adapters/meta/meta-settings-client.js';
import { MetaStateClient } from './adapters/meta/meta-state-client.js';
import { InfobipStates } from './adapters/infobip/infobip-states.js';
import { MetaStates } from './adapters/meta/meta-states.js';
import { GraphCallsController } from './adapters/meta/calls/graph-calls.controller.js';
import { MetaWebhookController } from './adapters/meta/meta-webhook.controller.js';
import { PollSettings } from './adapters/meta/poll-settings.js';
import { ReceiveWebhook } from './adapters/meta/receive-webhook.js';
import { AuditController } from './audit/audit.controller.js';
import { CheckedLog } from './audit/checked-log.js';
import { EntryReader } from './audit/entry-reader.js';
import { ExportLog } from './audit/export-log.js';
import { LedgerAttention } from './audit/ledger-attention.js';
import { LogFiles } from './audit/log-files.js';
import { ProveConsistency } from './audit/prove-consistency.js';
import { ProveInclusion } from './audit/prove-inclusion.js';
import { ShowCheckpoint } from './audit/show-checkpoint.js';
import { ShowReceipt } from './audit/show-receipt.js';
import { SignedLog } from './audit/signed-log.js';
import { StateCheck } from './audit/state-check.js';
import { ThingsOnRecord } from './audit/things-on-record.js';
import { WatchLedger } from './audit/watch-ledger.js';
import { ACCESS_DOMAINS, type AccessDomain } from './authzen/access-domain.js';
import { AuthzenController } from './authzen/authzen.controller.js';
import { CallAccess } from './authzen/call-access.js';
import { DiscoveryController } from './authzen/discovery.controller.js';
import { EvaluateAccess } from './authzen/evaluate-access.js';
import { PageTokens } from './authzen/page-tokens.js';
import { RecordAccess } from './authzen/records/record-access.js';
import { AccessRequests } from './authzen/requests/access-requests.js';
import { AccessRequestsController } from './authzen/requests/access-requests.controller.js';
import { AskUser } from './authzen/requests/ask-user.js';
import { Denials } from './authzen/requests/denials.js';
import { SearchAccess } from './authzen/search-access.js';
import { BenchController } from './bench/bench.controller.js';
import { DraftRunsController } from './bench/draft-runs.controller.js';
import { MeasureImpact } from './bench/measure-impact.js';
import { RunBench } from './bench/run-bench.js';
import { RunDraftSuites } from './bench/run-draft-suites.js';
import { RunPlaces } from './bench/run-places.js';
import { SuiteRuns } from './bench/suite-runs.js';
import { CallNameReader } from './calls/call-name-reader.js';
import { ForgetCalls } from './calls/forget-calls.js';
import { CallReader } from './calls/call-reader.js';
import { AuditPlatform } from './configuration-audits/audit-platform.js';
import { ConfigurationAuditsController } from './configuration-audits/configuration-audits.controller.js';
import { CallWatch } from './calls/call-watch.js';
import { Confirmations } from './confirmations/confirmations.js';
import { ConfirmationExpiry } from './confirmations/confirmation-expiry.js';
import { ConfirmationsController } from './confirmations/confirmations.controller.js';
import { CONFIRMABLE_CHANGES, type ConfirmableChange } from './confirmations/judged-change.js';
import { MakeChange } from './confirmations/make-change.js';
import { SecondPerson } from './confirmations/second-person.js';
import { DrawSettlement } from './confirmations/draw-settlement.js';
import { SettleConfirmation } from './confirmations/settle-confirmation.js';
import { SettleImport } from './confirmations/settle-import.js';
import { CallParts } from './calls/call-parts.js';
import { CallReferences } from './calls/call-references.js';
import { ReadSource } from './database/read-source.js';
import { databaseFile } from './database/sqlite-file.js';
import type { Store } from './database/store.js';
import { AttemptMemory } from './decisions/attempt-memory.js';
import { ConcernedPeople } from './decisions/concerned-people.js';
import { DecideCallAttempt } from './decisions/decide-call-attempt.js';
import { DecisionFeed } from './decisions/decision-feed.js';
import { DecisionMeter } from './decisions/decision-meter.js';
import { DecisionReader } from './decisions/decision-reader.js';
import { DecisionStreamController } from './decisions/decision-stream.controller.js';
import { DecisionsController } from './decisions/decisions.controller.js';
import { EvidenceSource } from './decisions/evidence-source.js';
import { ExplainDecision } from './decisions/explain-decision.js';
import { ExplainDeny } from './decisions/explain-deny.js';
import { StoppedPermits } from './decisions/stopped-permits.js';
import { PermittedAttempts } from './decisions/permitted-attempts.js';
import { RecordedDecisions } from './decisions/recorded-decisions.js';
import { RehearseCallAttempt } from './decisions/rehearse-call-attempt.js';
import { RequestBudget } from './decisions/request-budget.js';
import { SeedDemo } from './demo/seed-demo.js';
import { AddCase } from './drafts/add-case.js';
import { CaseOfDecision } from './drafts/case-of-decision.js';
import { CreateDraft } from './drafts/create-draft.js';
import { DiscardDraft } from './drafts/discard-draft.js';
import { DraftAsPolicy } from './drafts/draft-as-policy.js';
import { DraftEventsController } from './drafts/draft-events.controller.js';
import { DraftFeed } from './drafts/draft-feed.js';
import { DraftStore } from './drafts/draft-store.js';
import { DraftView } from './drafts/draft-view.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { RebaseDraft } from './drafts/rebase-draft.js';
import { SaveDraft } from './drafts/save-draft.js';
import { StoredDecisions } from './decisions/stored-decisions.js';
import { AttestationMeter } from './directory/attestation-meter.js';
import { AttestationReminders } from './directory/attestation-reminders.js';
import { Attestations } from './directory/attestations.js';
import { DirectoryAttention } from './directory/directory-attention.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DirectoryFilesController } from './directory/directory-files.controller.js';
import { ExportDirectory } from './directory/export-directory.js';
import { ImportDirectory } from './directory/import-directory.js';
import { Directory } from './directory/directory.js';
import { GatherEvidence } from './directory/gather-evidence.js';
import { JudgeBusinessNumber } from './directory/judge-business-number.js';
import { JudgeEndpoint } from './directory/judge-endpoint.js';
import { JudgeRemoval } from './directory/judge-removal.js';
import { JudgeRoute } from './directory/judge-route.js';
import { FormerNumbers } from './directory/former-numbers.js';
import { NumberRows } from './directory/number-rows.js';
import { PutEntries } from './directory/put-entries.js';
import { ApplyEvent } from './events/apply-event.js';
import { EventsController } from './events/events.controller.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { EventStream } from './http/event-stream.js';
import { JsonLines } from './http/json-lines.js';
import { OpenReplies } from './http/open-replies.js';
import { ProblemFilter } from './http/problem-filter.js';
import { BodyReader } from './http/body-reader.js';
import { RegisteredRoutes } from './http/registered-routes.js';
import { AcceptInvitation } from './identity/accept-invitation.js';
import { AccessGuard } from './identity/access.guard.js';
import { ChangePassword } from './identity/change-password.js';
import { ChangePerson } from './identity/change-person.js';
import { Invitations } from './identity/invitations.js';
import { InvitationsController } from './identity/invitations.controller.js';
import { InviteFirstAdmin } from './identity/invite-first-admin.js';
import { InvitePerson } from './identity/invite-person.js';
import { JudgeRoleGrant } from './identity/judge-role-grant.js';
import { KnownSender } from './identity/known-sender.js';
import { MachineKeys } from './identity/machine-keys.js';
import { MachineKeysController } from './identity/machine-keys.controller.js';
import { MakeMachineKey } from './identity/make-machine-key.js';
import { People } from './identity/people.js';
import { PersonRefs } from './identity/person-refs.js';
import { PeopleController } from './identity/people.controller.js';
import { PutPeople } from './identity/put-people.js';
import { RenewInvitation } from './identity/renew-invitation.js';
import { RequestSignature } from './identity/request-signature.js';
import { RevokeMachineKey } from './identity/revoke-machine-key.js';
import { SessionCookie } from './identity/session-cookie.js';
import { SessionController } from './identity/session.controller.js';
import { Sessions } from './identity/sessions.js';
import { SessionsController } from './identity/sessions.controller.js';
import { SignIn } from './identity/sign-in.js';
import { SignInLimits } from './identity/sign-in-limits.js';
import { ExchangeLog } from './integrations/exchange-log.js';
import { KeepTraffic } from './integrations/keep-traffic.js';
import { HookTraffic } from './integrations/hook-traffic.js';
import { IntegrationsController } from './integrations/integrations.controller.js';
import { SampleEvents } from './integrations/sample-events.js';
import { SampleFiles } from './integrations/sample-files.js';
import { SampleQuestions } from './integrations/sample-questions.js';
import { ShowIntegrations } from './integrations/show-integrations.js';
import { TryIntegration } from './integrations/try-integration.js';
import { EndKillSwitch } from './kill-switches/end-kill-switch.js';
import { ExpireKillSwitches } from './kill-switches/expire-kill-switches.js';
import { KillSwitchAttention } from './kill-switches/kill-switch-attention.js';
import { KillSwitchesController } from './kill-switches/kill-switches.controller.js';
import { KillSwitches } from './kill-switches/kill-switches.js';
import { PullKillSwitch } from './kill-switches/pull-kill-switch.js';
import { LogIdentity } from './ledger/checkpoint.js';
import { LedgerConnection } from './ledger/ledger-connection.js';
import { LedgerIntegrity } from './ledger/ledger-integrity.js';
import { LedgerPort } from './ledger/ledger-port.js';
import { Metrics } from './metrics/metrics.js';
import { OperatorWebhook } from './notifications/operator-webhook.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { AllAttention } from './overview/all-attention.js';
import { AttentionSource } from './overview/attention-source.js';
import { OverviewController } from './overview/overview.controller.js';
import { SummariseCalls } from './overview/summarise-calls.js';
import { FindPermissions } from './permissions/find-permissions.js';
import { InfobipMessenger } from './adapters/infobip/infobip-messenger.js';
import { MetaMessenger } from './adapters/meta/meta-messenger.js';
import { PermissionRequestsController } from './permission-requests/permission-requests.controller.js';
import { MESSENGERS, type PlatformMessenger } from './permission-requests/platform-messenger.js';
import { JudgePair } from './permission-requests/judge-pair.js';
import { RequestPermission } from './permission-requests/request-permission.js';
import { RequestReader } from './permission-requests/request-reader.js';
import { GrantReader } from './permissions/grant-reader.js';
import { ListPermissions } from './permissions/list-permissions.js';
import { PermissionLimits } from './permissions/permission-limits.js';
import { PermissionRows } from './permissions/permission-rows.js';
import { PermissionTimeline } from './permissions/permission-timeline.js';
import { PermissionView } from './permissions/permission-view.js';
import { PermissionsController } from './permissions/permissions.controller.js';
import { ShowPermission } from './permissions/show-permission.js';
import { AskedStates } from './permissions/asked-states.js';
import { PlatformStates } from './permissions/platform-states.js';
import { STATE_SOURCES, type StateSource } from './permissions/state-source.js';
import { SqlEvidenceSource } from './permissions/sql-evidence-source.js';
import { UsageReader } from './permissions/usage-reader.js';
import { AccountEvents } from './platform-events/account-events.js';
import { ClockWatch } from './platform-events/clock-watch.js';
import { PlatformMeter } from './platform-events/platform-meter.js';
import { PlatformNumbers } from './platform-events/platform-numbers.js';
import { PlatformSettings } from './platform-events/platform-settings.js';
import { ReceivePlatformEvents } from './platform-events/receive-platform-events.js';
import { UnmatchedEvents } from './platform-events/unmatched-events.js';
import { UnmatchedEventsController } from './platform-events/unmatched-events.controller.js';
import { CompareVersions } from './policy/compare-versions.js';
import { ListVersions } from './policy/list-versions.js';
import { LivePolicy } from './policy/live-policy.js';
import { PolicyController } from './policy/policy.controller.js';
import { PolicyVersions } from './policy/policy-versions.js';
import { RuleHits } from './policy/rule-hits.js';
import { VersionDiffController } from './policy/version-diff.controller.js';
import { AnalysisRuns } from './proofs/analysis-runs.js';
import { Certificates } from './proofs/certificates.js';
import { ProofsController } from './proofs/proofs.controller.js';
import { ShowProofs } from './proofs/show-proofs.js';
import { SignedOverrides } from './proofs/signed-overrides.js';
import { SignOverride } from './proofs/sign-override.js';
import { ApprovalsOnRecord } from './promotions/approvals-on-record.js';
import { BundleFindings } from './promotions/bundle-findings.js';
import { BundleReadiness } from './promotions/bundle-readiness.js';
import { BundleRecords } from './promotions/bundle-records.js';
import { BundleSeal } from './promotions/bundle-seal.js';
import { DraftMoves } from './promotions/draft-moves.js';
import { FormerBundles } from './promotions/former-bundles.js';
import { ListPromotions } from './promotions/list-promotions.js';
import { LiveBundleFile } from './promotions/live-bundle-file.js';
import { OpenLivePolicy } from './promotions/open-live-policy.js';
import { PolicyAttention } from './promotions/policy-attention.js';
import { PromoteVersion } from './promotions/promote-version.js';
import { PromotionsController } from './promotions/promotions.controller.js';
import { PutLive } from './promotions/put-live.js';
import { RollBack } from './promotions/roll-back.js';
import { RunScheduledPromotions } from './promotions/run-scheduled-promotions.js';
import { SchedulePromotion } from './promotions/schedule-promotion.js';
import { ScheduledPromotions } from './promotions/scheduled-promotions.js';
import { ServeBundle } from './promotions/serve-bundle.js';
import { VerifyVersions } from './promotions/verify-versions.js';
import { ApprovalsRequired } from './reviews/approvals-required.js';
import { ApproveDraft } from './reviews/approve-draft.js';
import { CommentOnDraft } from './reviews/comment-on-draft.js';
import { ContentGates } from './reviews/content-gates.js';
import { DraftComments } from './reviews/draft-comments.js';
import { DraftGates } from './reviews/draft-gates.js';
import { PromotionReadiness } from './reviews/gates.js';
import { RejectDraft } from './reviews/reject-draft.js';
import { ReviewChange } from './reviews/review-change.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { SubmitDraft } from './reviews/submit-draft.js';
import { WithdrawDraft } from './reviews/withdraw-draft.js';
import { JudgeSettings } from './settings/judge-settings.js';
import { Settings } from './settings/settings.js';
import { SettingsController } from './settings/settings.controller.js';
import { SeenEvents } from './events/seen-events.js';
import { EraseSubject } from './subjects/erase-subject.js';
import { References } from './subjects/references.js';
import { Seal } from './subjects/seal.js';
import { SubjectReader } from './subjects/subject-reader.js';
import { SubjectsController } from './subjects/subjects.controller.js';
import { AlarmAttention } from './watchdog/alarm-attention.js';
import { AlarmWebhook } from './watchdog/alarm-webhook.js';
import { Alarms } from './watchdog/alarms.js';
import { CallFeed } from './watchdog/call-feed.js';
import { CallNames } from './watchdog/call-names.js';
import { CallPairs } from './watchdog/call-pairs.js';
import { HangUp } from './watchdog/hang-up.js';
import { JudgeCall } from './watchdog/judge-call.js';
import { LiveCallsController } from './watchdog/live-calls.controller.js';
import { LiveCalls } from './watchdog/live-calls.js';
import { PermitReader } from './watchdog/permit-reader.js';
import { SettleAlarm } from './watchdog/settle-alarm.js';
import { WatchedCalls } from './watchdog/watched-call.js';
import { Watchdog } from './watchdog/watchdog.js';
import { WorkThreads } from './threads/work-threads.js';
import type { Clock } from './runtime/clock.js';
import type { Config } from './runtime/config.js';
import { RuntimeModule } from './runtime/runtime.module.js';

/** The composition root: which class stands behind which port. */
@Module({})
export class AppModule {
  /** @param clock another clock than the machine's, for specs */
  static with(config: Config, store: Store, clock: Clock, routes: RegisteredRoutes): DynamicModule {
    return {
      module: AppModule,
      imports: [RuntimeModule.with(config, clock)],
      controllers: [
        // Before the route with an id, which would take the word for one.
        DecisionStreamController,
        DecisionsController,
        BenchController,
        PolicyController,
        DraftsController,
        ReviewsController,
        DraftEventsController,
        DraftRunsController,
        VersionDiffController,
        ProofsController,
        OverviewController,
        DirectoryController,
        DirectoryFilesController,
        ConfigurationAuditsController,
        EventsController,
        UnmatchedEventsController,
        IntegrationsController,
        LiveCallsController,
        PermissionsController,
        SubjectsController,
        PermissionRequestsController,
        KillSwitchesController,
        PromotionsController,
        SessionController,
        SessionsController,
        PeopleController,
        InvitationsController,
        MachineKeysController,
        SettingsController,
        ConfirmationsController,
        CallRoutingController,
        CallsApiController,
        ConversationsController,
        MarkupController,
        MenuController,
        SipController,
        GraphCallsController,
        MetaWebhookController,
        InfobipWebhooksController,
        AuthzenController,
        AccessRequestsController,
        DiscoveryController,
        AuditController,
        HealthController,
        OpenApiController,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: BodyReader },
        { provide: RegisteredRoutes, useValue: routes },
        { provide: ReadSource, useValue: new ReadSource(store.reading) },
        { provide: LedgerConnection, useValue: new LedgerConnection(store.raw) },
        { provide: LedgerPort, useValue: store.ledger },
        { provide: CheckedLog, useValue: checkedLog(config, store) },
        { provide: LogIdentity, useValue: LogIdentity.of(store.keys.log) },
        { provide: LedgerIntegrity, useExisting: WatchLedger },
        { provide: BundleSeal, useValue: new BundleSeal(store.keys.bundles) },
        { provide: LiveBundleFile, useValue: new LiveBundleFile(config.dataFolder) },
        { provide: References, useValue: store.references },
        { provide: Seal, useValue: store.seal },
        { provide: EvidenceSource, useClass: SqlEvidenceSource },
        { provide: PlatformStates, useClass: AskedStates },
        { provide: RequestSignature, useClass: HmacSignature },
        { provide: PromotionReadiness, useExisting: BundleReadiness },
        { provide: RecordedDecisions, useClass: StoredDecisions },
        {
          provide: AttentionSource,
          useFactory: (...sources: AttentionSource[]) => new AllAttention(sources),
          inject: [
            LedgerAttention,
            PolicyAttention,
            AlarmAttention,
            KillSwitchAttention,
            DirectoryAttention,
            UnmatchedEvents,
            ClockWatch,
          ],
        },
        {
          provide: ACCESS_DOMAINS,
          useFactory: (calls: CallAccess): AccessDomain[] =>
            config.authzenFixture ? [calls, RecordAccess.read()] : [calls],
          inject: [CallAccess],
        },
        {
          provide: MESSENGERS,
          useFactory: (...messengers: PlatformMessenger[]) => messengers,
          inject: [MetaMessenger, InfobipMessenger],
        },
        {
          provide: STATE_SOURCES,
          useFactory: (...sources: StateSource[]) => sources,
          inject: [MetaStates, InfobipStates],
        },
        { provide: CallWatch, useExisting: Watchdog },
        { provide: ApprovalsRequired, useExisting: Settings },
        {
          provide: CONFIRMABLE_CHANGES,
          useFactory: (...changes: ConfirmableChange[]) => changes,
          inject: [JudgeEndpoint, JudgeBusinessNumber, JudgeRoleGrant, JudgeSettings],
        },
        AcceptInvitation,
        AlarmAttention,
        AlarmWebhook,
        Alarms,
        CallFeed,
        CallNames,
        CallPairs,
        CallNameReader,
        HangUp,
        JudgeCall,
        LiveCalls,
        PermitReader,
        SettleAlarm,
        WatchedCalls,
        Watchdog,
        AddCase,
        AnalysisRuns,
        AuditPlatform,
        AnswerPlatform,
        AnswerSipQuestion,
        ProxyEvents,
        SipEventQueue,
        TakeSipEvent,
        ApplyEvent,
        ApprovalsOnRecord,
        ApproveDraft,
        AttemptMemory,
        AttestationMeter,
        AttestationReminders,
        Attestations,
        BundleFindings,
        BundleReadiness,
        BundleRecords,
        CallAccess,
        CallReader,
        ForgetCalls,
        CaseOfDecision,
        Certificates,
        CommentOnDraft,
        CompareVersions,
        ContentGates,
        CallParts,
        CallReferences,
        ConcernedPeople,
        CreateDraft,
        ChangePassword,
        ClockWatch,
        ChangePerson,
        ConfirmationExpiry,
        Confirmations,
        DecideCallAttempt,
        DecisionFeed,
        DecisionMeter,
        DecisionReader,
        Directory,
        DirectoryAttention,
        DiscardDraft,
        DraftAsPolicy,
        DraftComments,
        DraftFeed,
        DraftGates,
        DraftMoves,
        DraftStore,
        DraftView,
        EndKillSwitch,
        EntryReader,
        EvapiClient,
        EventStream,
        ExpireKillSwitches,
        ExportDirectory,
        ExportLog,
        ExplainDecision,
        ExplainDeny,
        FindPermissions,
        FormerBundles,
        GatherEvidence,
        GrantReader,
        ExchangeLog,
        HookTraffic,
        KeepTraffic,
        RehearseCallAttempt,
        SampleEvents,
        SampleFiles,
        SampleQuestions,
        ShowIntegrations,
        TryIntegration,
        JsonLines,
        KillSwitchAttention,
        KillSwitches,
        KnownNumbers,
        KnownSender,
        LedgerAttention,
        LogFiles,
        ListPermissions,
        ListPromotions,
        ListVersions,
        Invitations,
        ImportDirectory,
        PutEntries,
        InviteFirstAdmin,
        InvitePerson,
        JudgeBusinessNumber,
        JudgeEndpoint,
        JudgeRemoval,
        JudgeRoleGrant,
        JudgeRoute,
        JudgeSettings,
        LivePolicy,
        MachineKeys,
        MakeChange,
        MakeMachineKey,
        MetaSignatureGuard,
        MetaSettingsClient,
        MetaStateClient,
        MetaStates,
        InfobipStates,
        PollSettings,
        PlatformSettings,
        Metrics,
        OpenLivePolicy,
        NumberRows,
        FormerNumbers,
        AccountEvents,
        MeasureImpact,
        OpenReplies,
        OperatorWebhook,
        People,
        PermissionLimits,
        PermissionRows,
        PermissionTimeline,
        PermissionView,
        PermittedAttempts,
        StoppedPermits,
        PersonRefs,
        PlatformMeter,
        PlatformNumbers,
        PolicyAttention,
        PolicyVersions,
        PromoteVersion,
        ProveConsistency,
        ProveInclusion,
        PullKillSwitch,
        PutLive,
        PutPeople,
        Readiness,
        RebaseDraft,
        RejectDraft,
        RequestBudget,
        JudgePair,
        RequestPermission,
        RequestReader,
        InfobipMessenger,
        MetaMessenger,
        ReceivePlatformEvents,
        ReceiveWebhook,
        ReviewChange,
        RenewInvitation,
        RevokeMachineKey,
        RollBack,
        RuleHits,
        RunBench,
        RunScheduledPromotions,
        RunDraftSuites,
        RunPlaces,
        SaveDraft,
        SecondPerson,
        SchedulePromotion,
        ScheduledPromotions,
        SeedDemo,
        ServeBundle,
        SessionCookie,
        Sessions,
        Settings,
        DrawSettlement,
        SettleConfirmation,
        SettleImport,
        ShowCheckpoint,
        ShowReceipt,
        SignIn,
        SignInLimits,
        SignedLog,
        SubmitDraft,
        ShowPermission,
        ShowProofs,
        SignedOverrides,
        SignOverride,
        SuiteRuns,
        WorkThreads,
        SeenEvents,
        SubjectReader,
        EraseSubject,
        AccessRequests,
        AskUser,
        Denials,
        EvaluateAccess,
        PageTokens,
        SearchAccess,
        SummariseCalls,
        UnmatchedEvents,
        UsageReader,
        StateCheck,
        ThingsOnRecord,
        WatchLedger,
        WithdrawDraft,
        VerifyVersions,
      ],
    };
  }
}

function checkedLog(config: Config, { keys }: Store): CheckedLog {
  const file = databaseFile(config.dataFolder);
  return new CheckedLog(file, createPublicKey(keys.log), keys.pseudonyms);
}
