// One question, one answer. A user calls; the call shall go to a WebRTC app, and then to a phone.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  assemblePolicy,
  compilePolicy,
  decide,
  policyDigest,
  type CallAttempt,
  type Evidence,
  type PackFile,
} from '@ringfence/rules';

// The policy: JSON files, put together and compiled once. It is immutable, so every request can share it.
const packs = fileURLToPath(new URL('../packs/', import.meta.url));
const document = assemblePolicy(
  globSync('**/*.json', { cwd: packs }).map((path): PackFile => ({
    path: path.replaceAll('\\', '/'),
    content: JSON.parse(readFileSync(packs + path, 'utf8')),
  })),
);
const policy = compilePolicy(document, { version: 1, digest: policyDigest(document) });

// The question, as a platform asks it before the leg is connected.
const attempt: CallAttempt = {
  attemptId: 'call-7/leg-2',
  action: 'connect',
  initiator: 'user',
  businessNumber: '+81311110001',
  user: { waId: '819011110001' },
  legs: [{ id: 'user', role: 'origin', endpoint: { kind: 'whatsapp', address: '+819011110001' } }],
  target: { kind: 'webrtc', id: 'web-app' },
};

// The evidence, as directory and counters know it at that instant. What is absent is unknown, and unknown never permits.
const evidence: Evidence = {
  businessNumber: { country: 'JP', provider: 'meta', callingEnabled: true, sandbox: false },
  usage: { concurrentCalls: 12 },
  endpoints: { 'webrtc:web-app': { pstnReachability: 'none' } },
};

// Clock and ids come from outside: the same question under the same policy has the same answer.
const now = Date.parse('2026-11-24T03:00:00Z');

function ask(question: CallAttempt): void {
  const { decision } = decide(policy, { attempt: question, evidence, now, decisionId: 'd-1' });
  console.log(`${decision.effect}, flow ${decision.scenario ?? 'none'}`);
  for (const { code, clause, legs } of decision.reasons) {
    console.log(
      `  ${code} (${clause ?? 'no clause'})${legs === undefined ? '' : `: ${legs.join(', ')}`}`,
    );
  }
  for (const { endpoint } of decision.route)
    console.log(`  connect ${endpoint.kind}:${endpoint.id}`);
  if (decision.validUntil !== undefined) console.log(`  before ${decision.validUntil}`);
}

ask(attempt);
ask({
  ...attempt,
  attemptId: 'call-7/leg-3',
  target: { kind: 'webrtc', id: 'web-app', address: 'TEL:+81311110009' },
});

// Output:
// permit, flow user-to-webrtc
//   user-to-webrtc (WA-PSTN-008)
//   permission-not-needed (WA-PERM-001)
//   connect webrtc:web-app
//   before 2026-11-24T03:01:00.000Z
// deny, flow user-to-webrtc
//   pstn-leg (WA-PSTN-001): target
