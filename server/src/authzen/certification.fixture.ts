/** One case of the certification scenario of AuthZEN 1.0, by its anchor. */
export interface CertificationCase {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly body: unknown;
  readonly status?: number;
  /** Decisions in order; one alone is not in a list. */
  readonly decision?: boolean | readonly boolean[];
  /** What a search must find at least, by id or name. */
  readonly includes?: readonly string[];
  /** What it must find, and nothing else. */
  readonly finds?: readonly string[];
}

const alice = { type: 'user', id: 'alice' };
const bob = { type: 'user', id: 'bob' };
const admin = { ...bob, properties: { role: 'admin' } };
const one = { type: 'record', id: 'record-1' };
const two = { type: 'record', id: 'record-2' };
const active = { ...one, properties: { status: 'active' } };
const archived = { ...two, properties: { status: 'archived' } };
const [read, write, remove] = ['read', 'write', 'delete'].map((name) => ({ name }));
const context = { time: '2026-11-22T09:00:00+09:00', ip: '192.0.2.1' };
const soft = (is: boolean): object => ({ name: 'delete', properties: { soft: is } });
const ask = (subject: unknown, action: unknown, resource: unknown, more = {}): object => ({
  subject,
  action,
  resource,
  ...more,
});
const without = (key: string, of: object): object =>
  Object.fromEntries(Object.entries(of).filter(([name]) => name !== key));

const SINGLE = '/access/v1/evaluation';
const BATCH = '/access/v1/evaluations';
const whole = ask(alice, read, one);

/** The eight decisions that are checked by value. */
const DECISIONS: readonly [id: string, name: string, body: object, decision: boolean][] = [
  ['c-2-2-1', '(1) alice reads record-1', ask(alice, read, one), true],
  ['c-2-2-1', '(2) alice writes record-1', ask(alice, write, one), true],
  ['c-2-2-1', '(3) bob reads record-1', ask(bob, read, one), true],
  ['c-2-2-2', '(4) bob writes record-1', ask(bob, write, one), false],
  [
    'c-2-2-4',
    '(5) alice writes what is said to be archived',
    ask(alice, write, { ...one, properties: { status: 'archived' } }),
    false,
  ],
  ['c-2-2-5', '(6) an admin writes what is archived', ask(admin, write, archived), true],
  [
    'c-2-2-5',
    '(6) alice, said to be an admin, writes what is said to be archived',
    ask({ ...alice, properties: { role: 'admin' } }, write, {
      ...one,
      properties: { status: 'archived' },
    }),
    true,
  ],
  ['c-2-2-6', '(7) alice deletes record-1 softly', ask(alice, soft(true), one), true],
  ['c-2-2-7', '(8) alice deletes record-1 for good', ask(alice, soft(false), one), false],
];

const SINGLE_CASES: readonly CertificationCase[] = [
  ...DECISIONS.map(([id, name, body, decision]) => ({ id, name, path: SINGLE, body, decision })),
  ...DECISIONS.map(([, name, body, decision]) => ({
    id: 'c-2-2-3',
    name: `${name}, with context`,
    path: SINGLE,
    body: { ...body, context },
    decision,
  })),
  {
    id: 'c-2-2-8',
    name: 'properties nobody knows',
    path: SINGLE,
    body: ask(
      { ...alice, properties: { department: 'Sales', tags: ['a', { deep: null }] } },
      { ...read, properties: { method: 'GET' } },
      { ...one, properties: { library: 7 } },
    ),
    decision: true,
  },
  {
    id: 'c-2-2-9',
    name: 'fields nobody knows',
    path: SINGLE,
    body: ask({ ...alice, foo: 1 }, { ...read, bar: [] }, { ...one, baz: {} }, { futureField: {} }),
    decision: true,
  },
  ...['subject', 'action', 'resource'].map((key) => ({
    id: 'c-2-4-1',
    name: `without ${key}`,
    path: SINGLE,
    body: without(key, whole),
    status: 400,
  })),
  ...(
    [
      ['subject.type', ask(without('type', alice), read, one)],
      ['subject.id', ask(without('id', alice), read, one)],
      ['action.name', ask(alice, {}, one)],
      ['resource.type', ask(alice, read, without('type', one))],
      ['resource.id', ask(alice, read, without('id', one))],
    ] as const
  ).map(([name, body]) => ({
    id: 'c-2-4-2',
    name: `without ${name}`,
    path: SINGLE,
    body,
    status: 400,
  })),
  {
    id: 'c-2-4-6',
    name: 'a text as the subject',
    path: SINGLE,
    body: ask('alice', read, one),
    status: 400,
  },
  {
    id: 'c-2-4-6',
    name: 'a number as the action',
    path: SINGLE,
    body: ask(alice, { name: 123 }, one),
    status: 400,
  },
];

const BATCH_CASES: readonly CertificationCase[] = [
  {
    id: 'c-3-2-2',
    name: 'bob reads and writes, in order',
    path: BATCH,
    body: { subject: bob, resource: one, evaluations: [{ action: read }, { action: write }] },
    decision: [true, false],
  },
  {
    id: 'c-3-2-5',
    name: 'no defaults',
    path: BATCH,
    body: { evaluations: [ask(alice, read, one), ask(bob, write, one)] },
    decision: [true, false],
  },
  {
    id: 'c-3-2-6',
    name: 'the context is taken over, or replaced',
    path: BATCH,
    body: {
      ...whole,
      context,
      evaluations: [{ action: read }, { action: write, context: { ip: '192.0.2.2' } }],
    },
    decision: [true, true],
  },
  {
    id: 'c-3-2-3',
    name: 'alice writes what is active and what is archived',
    path: BATCH,
    body: {
      subject: alice,
      action: write,
      evaluations: [{ resource: active }, { resource: archived }],
    },
    decision: [true, false],
  },
  {
    id: 'c-3-2-4',
    name: 'alice and an admin write what is archived',
    path: BATCH,
    body: {
      action: write,
      resource: archived,
      evaluations: [{ subject: alice }, { subject: admin }],
    },
    decision: [false, true],
  },
  {
    id: 'c-3-2-7',
    name: 'an empty question takes over everything, another replaces the resource whole',
    path: BATCH,
    body: {
      subject: alice,
      action: write,
      resource: active,
      evaluations: [{}, { resource: archived }],
    },
    decision: [true, false],
  },
  {
    id: 'c-3-4-1',
    name: 'one question lacks its resource',
    path: BATCH,
    body: { subject: alice, action: read, evaluations: [{ resource: one }, {}] },
    decision: [true, false],
  },
  { id: 'c-3-4-2', name: 'no questions: one', path: BATCH, body: whole, decision: true },
  {
    id: 'c-3-4-3',
    name: 'an empty list of questions: one',
    path: BATCH,
    body: { ...ask(bob, write, one), evaluations: [] },
    decision: false,
  },
];

const subjects = '/access/v1/search/subject';
const resources = '/access/v1/search/resource';
const actions = '/access/v1/search/action';
const user = { type: 'user' };
const record = { type: 'record' };

const SEARCH_CASES: readonly CertificationCase[] = [
  {
    id: 'c-4-2-1',
    name: 'who reads record-1',
    path: subjects,
    body: ask(user, read, one),
    includes: ['alice', 'bob'],
  },
  {
    id: 'c-4-2-2',
    name: 'who reads record-1, with context',
    path: subjects,
    body: ask(user, read, one, { context }),
    includes: ['alice', 'bob'],
  },
  {
    id: 'c-4-2-3',
    name: 'the id of a subject that is looked for is ignored',
    path: subjects,
    body: ask(alice, read, one),
    includes: ['alice', 'bob'],
  },
  {
    id: 'c-4-2-4',
    name: 'who writes what is archived',
    path: subjects,
    body: ask(user, write, archived),
    finds: ['bob'],
  },
  {
    id: 'c-4-3-1',
    name: 'what alice reads',
    path: resources,
    body: ask(alice, read, record),
    includes: ['record-1'],
  },
  {
    id: 'c-4-3-2',
    name: 'what alice reads, with context',
    path: resources,
    body: ask(alice, read, record, { context }),
    includes: ['record-1'],
  },
  {
    id: 'c-4-3-3',
    name: 'the id of a resource that is looked for is ignored',
    path: resources,
    body: ask(alice, read, two),
    includes: ['record-1'],
  },
  {
    id: 'c-4-3-4',
    name: 'what an admin writes',
    path: resources,
    body: ask(admin, write, record),
    finds: ['record-2'],
  },
  {
    id: 'c-4-4-1',
    name: 'what alice does to record-1',
    path: actions,
    body: { subject: alice, resource: one },
    finds: ['read', 'write'],
  },
  {
    id: 'c-4-4-2',
    name: 'what alice does to record-1, with context',
    path: actions,
    body: { subject: alice, resource: one, context },
    finds: ['read', 'write'],
  },
  {
    id: 'c-4-4-3',
    name: 'what an admin does to what is archived',
    path: actions,
    body: { subject: admin, resource: archived },
    includes: ['write'],
  },
  ...(
    [
      [subjects, ask(user, read, { ...one, id: 'record-9' })],
      [subjects, ask({ type: 'robot' }, read, one)],
      [subjects, ask(user, read, { type: 'planet', id: 'x' })],
      [subjects, ask(user, remove, one)],
      [resources, ask({ ...alice, id: 'mallory' }, read, record)],
      [resources, ask(alice, read, { type: 'planet' })],
      [resources, ask(alice, { name: 'burn' }, record)],
      [actions, { subject: alice, resource: { ...one, id: 'record-9' } }],
      [actions, { subject: { ...alice, type: 'robot' }, resource: one }],
    ] as const
  ).map(([path, body]) => ({
    id: 'c-4-6',
    name: `${path} for what nobody knows: ${JSON.stringify(body)}`,
    path,
    body,
    finds: [],
  })),
  ...(
    [
      [subjects, ask(undefined, read, one)],
      [subjects, ask({}, read, one)],
      [subjects, ask(user, undefined, one)],
      [subjects, ask(user, read, undefined)],
      [subjects, ask(user, read, record)],
      [resources, ask(user, read, record)],
      [resources, ask(undefined, read, record)],
      [resources, ask(alice, {}, record)],
      [resources, ask(alice, read, {})],
      [actions, { subject: user, resource: one }],
      [actions, { subject: alice, resource: record }],
      [actions, { subject: alice }],
      [actions, { resource: one }],
    ] as const
  ).map(([path, body]) => ({
    id: 'c-4-7',
    name: `${path} without what it needs: ${JSON.stringify(body)}`,
    path,
    body,
    status: 400,
  })),
];

/** Every case whose outcome is one answer to one body. */
export const CERTIFICATION_CASES: readonly CertificationCase[] = [
  ...SINGLE_CASES,
  ...BATCH_CASES,
  ...SEARCH_CASES,
];

/** A question of the scenario that is permitted, and one of each search. */
export const SAMPLES = {
  single: whole,
  batch: { subject: alice, resource: one, evaluations: [{ action: read }, { action: write }] },
  searches: [
    { path: subjects, body: ask(user, read, one) },
    { path: resources, body: ask(alice, read, record) },
    { path: actions, body: { subject: alice, resource: one } },
  ],
} as const;
