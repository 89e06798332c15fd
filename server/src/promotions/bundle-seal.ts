import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { digestOf } from '@ringfence/rules';
import { manifestText, readManifest, type BundleManifest } from './bundle-manifest.js';

/** Comes before the manifest under the signature: a signature of the same key over anything else fits no bundle. */
const PURPOSE = 'ringfence bundle v1\n';
const SIGNATURE_BYTES = 64;

/** A manifest under its signature; the policy's bytes belong to it by their digest. */
export interface SealedBundle {
  readonly manifest: string;
  /** Ed25519. */
  readonly signature: Uint8Array;
}

/** A manifest that may be believed, or why it may not. */
export type OpenedBundle =
  | { readonly manifest: BundleManifest; readonly problem?: never }
  | { readonly problem: string; readonly manifest?: never };

/** Signs manifests and tells whether one may be believed (V3); the key lies outside the database. */
export class BundleSeal {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;

  constructor(privateKey: KeyObject) {
    this.#privateKey = privateKey;
    this.#publicKey = createPublicKey(privateKey);
  }

  close(manifest: BundleManifest): SealedBundle {
    const text = manifestText(manifest);
    return { manifest: text, signature: sign(null, signed(text), this.#privateKey) };
  }

  /** Whether the signature is this key's, over this manifest. */
  fits({ manifest, signature }: SealedBundle): boolean {
    return (
      signature.length === SIGNATURE_BYTES &&
      verify(null, signed(manifest), this.#publicKey, signature)
    );
  }

  /** Checks the signature, the form, and that the policy's bytes are the ones that were signed. */
  open(bundle: SealedBundle, canonical: string): OpenedBundle {
    if (!this.fits(bundle)) {
      return { problem: 'its signature does not fit: it was changed, or another key signed it' };
    }
    const manifest = readManifest(bundle.manifest);
    if (manifest === undefined) return { problem: 'its manifest cannot be read' };
    if (digestOf(canonical) !== manifest.digest) {
      return { problem: `the bytes of version ${manifest.version} do not have the signed digest` };
    }
    return { manifest };
  }
}

function signed(manifest: string): Buffer {
  return Buffer.from(PURPOSE + manifest, 'utf8');
}
