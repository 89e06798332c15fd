/** One operation of the API, as its description tells it. */
export interface ApiOperation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As in OpenAPI, with `{name}` for what varies. */
  readonly path: string;
  readonly summary: string;
  /** Names in `API_SCHEMAS`. */
  readonly takes?: string;
  /** Absent: no body. */
  readonly answers?: string;
  readonly status?: number;
  /** Another status it may be answered with, and the schema of that answer. */
  readonly also?: { readonly status: number; readonly answers: string };
  /** Names of query parameters. */
  readonly query?: readonly string[];
  readonly contentType?: string;
  readonly who: string;
}

const PAGE = ['after', 'limit'];
/** Nothing has changed yet: a second person is waited for. */
const PROPOSED = { status: 202, answers: 'Proposed' };

/** Every operation, in the order in which the description lists them. */
export const API_OPERATIONS: readonly ApiOperation[] = [
  op(
    'post',
    '/v1/decisions',
    'Decide one call attempt',
    'machine `decide`',
    'Decision',
    'CallAttempt',
  ),
  {
    ...op('get', '/v1/decisions', 'Search decisions, newest first', 'person', 'DecisionPage'),
    query: ['from', 'to', 'effect', 'scenario', 'reason', 'subject', 'number', 'version', ...PAGE],
  },
  {
    ...op(
      'get',
      '/v1/decisions/stream',
      'Follow decisions as they are recorded',
      'person',
      'DecisionSummary',
    ),
    contentType: 'text/event-stream',
  },
  op(
    'get',
    '/v1/decisions/{id}',
    'One decision with evidence, facts and trace',
    'person',
    'ExplainedDecision',
  ),
  op(
    'get',
    '/v1/decisions/{id}/why-not',
    'The smallest changes under which a denied call would be permitted',
    'person',
    'WhyNot',
  ),
  op(
    'post',
    '/v1/bench/runs',
    'Ask a policy; nothing is recorded',
    'person, machine `bench`',
    'BenchAnswers',
    'BenchRun',
  ),
  {
    ...op('get', '/v1/drafts', 'Drafts, newest first', 'person', 'DraftPage'),
    query: ['state', ...PAGE],
  },
  {
    ...op('post', '/v1/drafts', 'Begin a draft from a version', 'author', 'Draft', 'NewDraft'),
    status: 201,
  },
  op('get', '/v1/drafts/{id}', 'One draft with its text', 'person', 'Draft'),
  op(
    'put',
    '/v1/drafts/{id}',
    'Keep a text as it is; a stale revision is 409 with the draft as it is stored by now',
    'author',
    'Draft',
    'DraftText',
  ),
  { ...op('delete', '/v1/drafts/{id}', 'Put a draft aside for good', 'author'), status: 204 },
  op(
    'post',
    '/v1/drafts/{id}/submit',
    'Freeze the text as a version and ask for its review',
    'author',
    'Submitted',
    'OptionalReason',
  ),
  op(
    'post',
    '/v1/drafts/{id}/withdraw',
    'Take a draft back from its review',
    'author',
    'Draft',
    'OptionalReason',
  ),
  op(
    'post',
    '/v1/drafts/{id}/approve',
    'Approve the bytes that were read; nobody who had a hand in them may',
    'approver',
    'Draft',
    'Verdict',
  ),
  op(
    'post',
    '/v1/drafts/{id}/reject',
    'Send a draft back to its authors',
    'approver',
    'Draft',
    'Verdict',
  ),
  op('get', '/v1/drafts/{id}/comments', 'What was said of a draft', 'person', 'Comments'),
  {
    ...op(
      'post',
      '/v1/drafts/{id}/comments',
      'Say something about a draft, or about one place in it',
      'person',
      'Comment',
      'NewComment',
    ),
    status: 201,
  },
  op(
    'get',
    '/v1/drafts/{id}/checks',
    'Every gate between the draft and being live; one that is running has its answer later',
    'person',
    'DraftChecks',
  ),
  op(
    'get',
    '/v1/drafts/{id}/proofs',
    'What is proved of a draft, refuted with a call, or unknown, and what it changes',
    'person',
    'PolicyProofs',
  ),
  op(
    'post',
    '/v1/drafts/{id}/proof-overrides',
    'Sign for a property that is not proved; it counts once another person signs the same',
    'author, approver',
    'PolicyProofs',
    'NewProofOverride',
  ),
  {
    ...op(
      'get',
      '/v1/versions/{digest}/proofs',
      'What is proved of a version, and what it changes',
      'person',
      'PolicyProofs',
    ),
    query: ['against'],
  },
  op(
    'get',
    '/v1/proof-certificates/{digest}',
    'The certificate that a policy went live with, as the bytes its digest covers',
    'person',
    'ProofCertificate',
  ),
  op(
    'post',
    '/v1/drafts/{id}/cases',
    'Put a case into a suite of a draft, or make one of a recorded decision, without its people',
    'author',
    'Draft',
    'NewCase',
  ),
  op(
    'post',
    '/v1/drafts/{id}/rebase',
    'Measure a draft against the version that is live now',
    'author',
    'Draft',
    'RebasedDraft',
  ),
  {
    ...op(
      'get',
      '/v1/drafts/{id}/events',
      'Follow the changes of a draft',
      'person',
      'DraftChanged',
    ),
    contentType: 'text/event-stream',
  },
  {
    ...op(
      'post',
      '/v1/drafts/{id}/suite-runs',
      'Run all cases of a draft; closing the connection ends the run',
      'person',
      'SuiteRunLine',
      'SuiteRun',
    ),
    contentType: 'application/x-ndjson',
  },
  {
    ...op(
      'post',
      '/v1/drafts/{id}/impacts',
      'Replay recorded decisions under a draft; closing the connection ends it',
      'person',
      'ImpactLine',
      'ImpactQuestion',
    ),
    contentType: 'application/x-ndjson',
  },
  op(
    'get',
    '/v1/versions/{a}/diff/{b}',
    'What differs between two versions, by number or digest; the second may be a draft, `draft:<id>`',
    'person',
    'PolicyDiff',
  ),
  { ...op('get', '/v1/overview', 'How calls went', 'person', 'Overview'), query: ['window'] },
  op('get', '/v1/policy', 'The live policy', 'person', 'LivePolicy'),
  op('get', '/v1/versions', 'All versions of the policy', 'person', 'PolicyVersions'),
  op('get', '/v1/versions/{digest}', 'One version of the policy', 'person', 'PolicyVersion'),
  op(
    'get',
    '/v1/directory',
    'Numbers, endpoints and routes',
    'person, machine `directory`',
    'Directory',
  ),
  op(
    'post',
    '/v1/configuration-audits',
    'Look for doors to the phone network in exported configuration and payloads; nothing is recorded',
    'person, machine `directory`',
    'ConfigurationAuditResult',
    'ConfigurationAudit',
  ),
  op(
    'post',
    '/v1/directory/evidence',
    'What is known now, to fill in the bench',
    'person',
    'EvidenceAnswer',
    'EvidenceQuestion',
  ),
  {
    ...op(
      'put',
      '/v1/directory/business-numbers/{e164}',
      'Set a business number',
      'admin, machine `directory`',
      'BusinessNumber',
      'BusinessNumber',
    ),
    also: PROPOSED,
  },
  {
    ...op(
      'put',
      '/v1/directory/endpoints/{kind}/{id}',
      'Set what is known of an endpoint',
      'admin, machine `directory`',
      'EndpointEvidence',
      'EndpointEvidence',
    ),
    also: PROPOSED,
  },
  op(
    'put',
    '/v1/directory/routes/{platform}/{routeId}',
    'Set where a route leads',
    'admin, machine `directory`',
    'Route',
    'Route',
  ),
  op('get', '/v1/promotions', 'What was live when, and what waits', 'person', 'Promotions'),
  {
    ...op(
      'post',
      '/v1/promotions',
      'Put approved bytes live, now or at an instant',
      'approver',
      'Promoted',
      'Promote',
    ),
    status: 201,
    also: { status: 202, answers: 'ScheduledPromotion' },
  },
  {
    ...op('delete', '/v1/promotions/{id}', 'Cancel a promotion that waits', 'approver'),
    status: 204,
  },
  {
    ...op(
      'post',
      '/v1/rollbacks',
      'Put the version live again that was live just before',
      'approver',
      'Promoted',
      'RollBack',
    ),
    status: 201,
  },
  op('get', '/v1/kill-switches', 'Kill switches that stand now', 'person', 'KillSwitches'),
  {
    ...op(
      'post',
      '/v1/kill-switches',
      'Stop calls at once; it ends by itself after 24 hours',
      'approver, operator, admin',
      'KillSwitch',
      'NewKillSwitch',
    ),
    status: 201,
  },
  {
    ...op(
      'delete',
      '/v1/kill-switches/{id}',
      'Let calls through again',
      'approver',
      undefined,
      'Reason',
    ),
    status: 204,
  },
  op(
    'post',
    '/v1/subjects/references',
    'References that stand for a person or a number, to search by',
    'person',
    'FoundReferences',
    'FindReferences',
  ),
  op(
    'post',
    '/v1/subjects/erasures',
    'Erase a person for good: the keys to what is kept of them',
    'admin',
    'Erasure',
    'EraseSubject',
  ),
  {
    ...op('get', '/v1/audit/entries', 'Search the ledger, newest first', 'person', 'AuditPage'),
    query: ['from', 'to', 'kind', 'action', 'actor', 'object', ...PAGE],
  },
  op(
    'get',
    '/v1/audit/entries/{index}',
    'One entry with what proves it: a receipt',
    'person',
    'AuditReceipt',
  ),
  {
    ...op(
      'get',
      '/v1/audit/checkpoint',
      'The newest signed checkpoint, or that of a size',
      'person',
      'LedgerCheckpoint',
    ),
    query: ['size'],
  },
  {
    ...op(
      'get',
      '/v1/audit/proof/inclusion',
      'That an entry is in the ledger',
      'person',
      'InclusionProof',
    ),
    query: ['index', 'size'],
  },
  {
    ...op(
      'get',
      '/v1/audit/proof/consistency',
      'That the ledger only grew between two sizes',
      'person',
      'ConsistencyProof',
    ),
    query: ['from', 'to'],
  },
  {
    ...op(
      'get',
      '/v1/audit/export',
      'A part of the ledger as an archive of plain files, for the offline verifier',
      'person',
    ),
    query: ['from', 'to'],
    contentType: 'application/zip',
  },
  op('post', '/v1/events', 'Tell of a call event', 'machine `events`', 'EventApplied', 'CallEvent'),
  op('post', '/v1/session', 'Sign in', 'open', 'Session', 'SignIn'),
  op('get', '/v1/session', 'Who is signed in', 'person', 'Session'),
  { ...op('delete', '/v1/session', 'Sign out', 'person'), status: 204 },
  op(
    'put',
    '/v1/session/password',
    'Change the own password',
    'person',
    'Session',
    'PasswordChange',
  ),
  { ...op('get', '/v1/sessions', 'Sessions that stand', 'person', 'Sessions'), query: ['person'] },
  { ...op('delete', '/v1/sessions/{id}', 'End a session', 'person'), status: 204 },
  op('get', '/v1/people', 'Everybody there is', 'person', 'People'),
  {
    ...op('post', '/v1/people', 'Invite a person', 'admin', 'Invited', 'NewPerson'),
    status: 201,
    also: { status: 202, answers: 'Invited' },
  },
  {
    ...op('put', '/v1/people/{id}', 'Change a person', 'admin', 'PersonEntry', 'PersonChange'),
    also: PROPOSED,
  },
  {
    ...op(
      'post',
      '/v1/people/{id}/invitations',
      'Invite a person anew',
      'admin',
      'InvitationAnswer',
    ),
    status: 201,
  },
  op('post', '/v1/invitations/accept', 'Accept an invitation', 'open', 'Accepted', 'Acceptance'),
  op('get', '/v1/machine-keys', 'All machine keys', 'admin', 'MachineKeys'),
  {
    ...op(
      'post',
      '/v1/machine-keys',
      'Make a machine key',
      'admin',
      'MadeMachineKey',
      'NewMachineKey',
    ),
    status: 201,
  },
  { ...op('delete', '/v1/machine-keys/{id}', 'Revoke a machine key', 'admin'), status: 204 },
  op('get', '/v1/settings', 'What is set for the whole product', 'person', 'Settings'),
  {
    ...op('put', '/v1/settings', 'Change the settings', 'admin', 'Settings', 'SettingsChange'),
    also: PROPOSED,
  },
  op(
    'get',
    '/v1/confirmations',
    'Changes that wait for a second person',
    'person',
    'Confirmations',
  ),
  op(
    'post',
    '/v1/confirmations/{id}/confirm',
    'Put a change into effect that another proposed',
    'approver or admin, a person',
    'Settled',
    'ConfirmationAnswer',
  ),
  op(
    'post',
    '/v1/confirmations/{id}/refuse',
    'Refuse a change that waits',
    'approver or admin, a person',
    'Settled',
    'ConfirmationAnswer',
  ),
  op(
    'post',
    '/v1/adapters/infobip/call-routing',
    'Infobip Call Routing asks where to connect',
    'machine `decide`, also as BASIC or by signature',
    'RoutingAnswer',
    'RoutingRequest',
  ),
  op(
    'post',
    '/v1/adapters/sip',
    'A SIP proxy asks before it relays',
    'machine `decide`, also as BASIC',
    'SipAnswer',
    'SipQuestion',
  ),
  {
    ...op(
      'get',
      '/v1/events/unmatched',
      'What platforms told and nothing fits, newest first',
      'person',
      'UnmatchedPage',
    ),
    query: PAGE,
  },
  {
    ...op(
      'get',
      '/v1/adapters/meta/webhook',
      'Meta asks whether the address is yours: the challenge goes back for the right token',
      'whoever knows the verify token',
    ),
    query: ['hub.mode', 'hub.verify_token', 'hub.challenge'],
    contentType: 'text/plain',
  },
  op(
    'post',
    '/v1/adapters/meta/webhook',
    'Meta tells of replies, calls, restrictions and settings',
    'whoever signs with the app secret, in `X-Hub-Signature-256`',
    undefined,
    'MetaWebhook',
  ),
  op('get', '/health/live', 'The process answers', 'open'),
  op('get', '/health/ready', 'Whether attempts can be decided now', 'open', 'HealthReport'),
  op('get', '/health/startup', 'Whether the start is complete', 'open', 'HealthReport'),
  { ...op('get', '/metrics', 'Prometheus metrics', 'open'), contentType: 'text/plain' },
];

function op(
  method: ApiOperation['method'],
  path: string,
  summary: string,
  who: string,
  answers?: string,
  takes?: string,
): ApiOperation {
  return {
    method,
    path,
    summary,
    who,
    ...(answers === undefined ? {} : { answers }),
    ...(takes === undefined ? {} : { takes }),
  };
}
