import {
  canonicalPolicy,
  certify,
  policyDigest,
  type Analysis,
  type PolicyDocument,
} from '@ringfence/rules';
import { SYSTEM } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { harmlessProperty } from '../policy/property.fixture.js';
import { readShippedPolicy } from '../policy/shipped-packs.js';
import type { ServerUnderTest } from '../server-under-test.fixture.js';
import { PutLive } from './put-live.js';

/** The shipped policy with another property, so that its digest is another one and its decisions are the same. */
export function shippedPolicyNamed(name: string): PolicyDocument {
  return { ...readShippedPolicy(), properties: [harmlessProperty(name)] };
}

/** Puts a policy on record as the next version, as a submitted draft does. @returns its digest */
export async function storeVersion(
  { server }: ServerUnderTest,
  version: number,
  document: PolicyDocument,
): Promise<string> {
  const digest = policyDigest(document);
  await server.app.get(LedgerPort).change({
    writes: [
      {
        sql: 'insert into policy_version (version, digest, canonical, created_at, created_by) values (?, ?, ?, 0, null)',
        values: [version, digest, canonicalPolicy(document)],
      },
    ],
    acts: [],
  });
  return digest;
}

const NOTHING_SHOWN: Analysis = {
  properties: [],
  findings: [],
  conflicts: [],
  isComplete: false,
  assumptions: [],
  spent: { nodes: 0, ms: 0 },
};

/** Puts a version live past every gate, as the gates' last step does. */
export async function putLive({ server }: ServerUnderTest, digest: string): Promise<void> {
  const policy = server.app.get(PolicyVersions).byDigest(digest)!;
  await server.app.get(PutLive).execute({
    policy,
    kind: 'promotion',
    approvals: [{ person: 'demo-approver', digest, at: '2027-01-15T08:00:00.000Z' }],
    personId: 'demo-approver',
    certificate: certify(policy.document, NOTHING_SHOWN),
    actor: SYSTEM,
    reason: 'a spec',
    writes: [],
  });
}
