// Why: every rule down to condition, fact and value. Here the number of connected calls is not known.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  assemblePolicy,
  compilePolicy,
  decide,
  explain,
  type ConditionTrace,
  type PackFile,
} from '@ringfence/rules';

const packs = fileURLToPath(new URL('../packs/', import.meta.url));
const document = assemblePolicy(
  globSync('**/*.json', { cwd: packs }).map((path): PackFile => ({
    path: path.replaceAll('\\', '/'),
    content: JSON.parse(readFileSync(packs + path, 'utf8')),
  })),
);
const policy = compilePolicy(document, { version: 1, digest: 'example' });

const { decision, facts } = decide(policy, {
  attempt: {
    attemptId: 'call-8/leg-1',
    action: 'connect',
    initiator: 'business',
    businessNumber: '+81311110001',
    user: { waId: '819011110001' },
    legs: [{ id: 'agent', role: 'origin', endpoint: { kind: 'webrtc', id: 'web-app' } }],
    target: { kind: 'whatsapp', address: '+819011110001' },
  },
  evidence: {
    businessNumber: { country: 'JP', provider: 'ntt-cpaas', callingEnabled: true, sandbox: false },
    grant: { kind: 'permanent', grantedAt: '2026-11-01T00:00:00Z', source: 'user_action' },
    usage: { unansweredInARow: 0, activeCallsOfPair: 0, concurrentCalls: 0, initiations24h: 0 },
    endpoints: { 'webrtc:web-app': { pstnReachability: 'none' } },
  },
  now: Date.parse('2026-11-24T03:00:00Z'),
  decisionId: 'd-2',
});
console.log(
  `${decision.effect}: ${decision.reasons.map(({ code, fact }) => `${code} ${fact}`).join('; ')}`,
);

function show(condition: ConditionTrace, depth: number): void {
  const line = (text: string): void =>
    console.log(`${'  '.repeat(depth)}${text} -> ${condition.result}`);
  if ('fact' in condition) {
    const { fact, operator, value, actual, compared } = condition;
    const right =
      compared === undefined
        ? JSON.stringify(value)
        : `${JSON.stringify(value)} (${JSON.stringify(compared)})`;
    line(`${fact} (${JSON.stringify(actual)}) ${operator} ${right}`);
  } else if ('not' in condition) {
    line('not');
    show(condition.not, depth + 1);
  } else if ('condition' in condition) {
    line(`condition ${condition.condition}`);
    show(condition.of, depth + 1);
  } else {
    const members = 'all' in condition ? condition.all : condition.any;
    line('all' in condition ? 'all' : 'any');
    for (const member of members) show(member, depth + 1);
  }
}

for (const { rule, effect, outcome, conditions } of explain(policy, facts)) {
  if (outcome !== 'unknown') continue;
  console.log(`${effect} ${rule}: ${outcome}`);
  show(conditions, 1);
}

// Output:
// deny: fact-missing usage.connectedCalls24h
// forbid connected-calls-within-the-limit: unknown
//   all -> unknown
//     condition a-registered-number-rings-a-user -> true
//       all -> true
//         permission.needed (true) equal true -> true
//         businessNumber.registered (true) equal true -> true
//         limits.known (true) equal true -> true
//     usage.connectedCalls24h (null) greaterThanInclusive {"fact":"limit.connectedCalls24h"} (5) -> unknown
