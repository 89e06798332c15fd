import { canonicalJson } from '@ringfence/rules';
import { z } from 'zod';
import { DIGEST } from '../policy/digest.dto.js';

const INSTANT = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const PERSON = z.string().min(1).max(200);

/**
 * What a bundle says of itself: which policy is live from when on, who put it there, and who had approved these bytes.
 *
 * Its canonical JSON is what the signature covers, so that nothing of it can be spelled in two ways.
 */
export const BUNDLE_MANIFEST = z.strictObject({
  v: z.literal(1),
  /** One more than that of the bundle before. */
  sequence: z.int().min(1),
  version: z.int().min(1),
  /** Of the policy's canonical bytes. */
  digest: DIGEST,
  /** Digest of the policy that was live just before; null: none was. */
  base: DIGEST.nullable(),
  promotedAt: INSTANT,
  /** Id of a person; null: the product itself, at the first start. */
  promotedBy: PERSON.nullable(),
  approvals: z.array(z.strictObject({ person: PERSON, digest: DIGEST, at: INSTANT })).max(20),
  kind: z.enum(['promotion', 'rollback', 'first']),
  /** Digest of the certificate of what was proved of it; absent: from before there were any, and at the first start. */
  certificate: DIGEST.optional(),
});
export type BundleManifest = z.infer<typeof BUNDLE_MANIFEST>;
export type BundleKind = BundleManifest['kind'];

/** The one text of a manifest. */
export function manifestText(manifest: BundleManifest): string {
  return canonicalJson(manifest);
}

/** The manifest behind a text; undefined: the text is not the one text of any manifest. */
export function readManifest(text: string): BundleManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Whoever changed the text need not have left JSON behind: that is one answer, not a fault.
    return undefined;
  }
  const { data } = BUNDLE_MANIFEST.safeParse(value);
  return data !== undefined && manifestText(data) === text ? data : undefined;
}
