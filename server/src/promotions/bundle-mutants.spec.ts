import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalPolicy, policyDigest } from '@ringfence/rules';
import * as fc from 'fast-check';
import { readShippedPolicy } from '../policy/shipped-packs.js';
import type { BundleManifest } from './bundle-manifest.js';
import { BundleSeal } from './bundle-seal.js';
import { LiveBundleFile, type WholeBundle } from './live-bundle-file.js';
import { openWhole } from './open-bundle.js';

const MUTANTS = Number(process.env['MUTANTS'] ?? 1_000);
const SEED = Number(process.env['SEED'] ?? 20_270_115);

const shipped = readShippedPolicy();
/** Small, so that most mutants hit what is signed: one case, no figures' history. */
const document = { ...shipped, suites: [] };
const manifest: BundleManifest = {
  v: 1,
  sequence: 7,
  version: 4,
  digest: policyDigest(document),
  base: policyDigest(shipped),
  promotedAt: '2027-01-15T08:00:00.000Z',
  promotedBy: 'demo-approver',
  approvals: [
    { person: 'demo-approver', digest: policyDigest(document), at: '2027-01-15T07:00:00.000Z' },
  ],
  kind: 'promotion',
};

type Mutation = (bytes: Buffer, at: number, other: number) => Buffer;
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flip(bytes, at, other) {
    const mutant = Buffer.from(bytes);
    mutant[at]! ^= 1 << (other % 8);
    return mutant;
  },
  drop: (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
  double: (bytes, at) => Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at)]),
  cut: (bytes, at) => bytes.subarray(0, at),
  swap(bytes, at, other) {
    const mutant = Buffer.from(bytes);
    [mutant[at], mutant[other]] = [bytes[other]!, bytes[at]!];
    return mutant;
  },
};

describe(`V3: of ${MUTANTS} changed bundles`, () => {
  const seal = new BundleSeal(generateKeyPairSync('ed25519').privateKey);
  const policy = canonicalPolicy(document);
  const whole: WholeBundle = { ...seal.close(manifest), policy };
  let folder: string;
  let file: LiveBundleFile;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringfence-mutants-'));
    file = new LiveBundleFile(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Whether it would be served. */
  const serves = (bundle: WholeBundle): boolean => openWhole(seal, bundle).problem === undefined;
  const everyMutant = (bytes: Buffer, survives: (mutant: Buffer) => boolean): void => {
    const place = fc.nat(bytes.length - 1);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(MUTATIONS)),
        place,
        place,
        (mutation, at, other) => {
          const mutant = MUTATIONS[mutation]!(bytes, at, other);
          // Two equal bytes that change places change nothing.
          return mutant.equals(bytes) || !survives(mutant);
        },
      ),
      { numRuns: MUTANTS, seed: SEED },
    );
  };

  it('the one that was not changed is served', () => {
    expect(serves(whole)).toBeTrue();
  });

  it('none is served from the file', async () => {
    await file.write(whole);
    const bytes = readFileSync(file.path);
    everyMutant(bytes, (mutant) => {
      writeFileSync(file.path, mutant);
      const content = file.read();
      return content.state === 'read' && serves(content.bundle);
    });

    expect(bytes.length).toBeGreaterThan(policy.length);
  });

  it('none with another manifest is served from the database', () => {
    everyMutant(Buffer.from(whole.manifest), (mutant) =>
      serves({ ...whole, manifest: mutant.toString() }),
    );

    expect(serves({ ...whole, manifest: `${whole.manifest} ` })).toBeFalse();
  });

  it('none with another signature is served from the database', () => {
    everyMutant(Buffer.from(whole.signature), (mutant) => serves({ ...whole, signature: mutant }));

    expect(serves({ ...whole, signature: Buffer.alloc(64) })).toBeFalse();
  });

  it('none with other bytes of the policy is served', () => {
    everyMutant(Buffer.from(policy), (mutant) => serves({ ...whole, policy: mutant.toString() }));

    expect(serves({ ...whole, policy: canonicalPolicy(shipped) })).toBeFalse();
  });

  it('none that says what no manifest says is served, though the key signs it', () => {
    const odd: readonly object[] = [
      { ...manifest, sequence: 0 },
      { ...manifest, sequence: 1.5 },
      { ...manifest, v: 2 },
      { ...manifest, kind: 'shortcut' },
      { ...manifest, more: true },
      { ...manifest, promotedAt: '2027-01-15' },
      { ...manifest, digest: policyDigest(shipped) },
    ];
    for (const each of odd) {
      const sealed = seal.close(each as BundleManifest);
      expect(serves({ ...sealed, policy }))
        .withContext(JSON.stringify(each))
        .toBeFalse();
    }
  });
});
