import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PolicyDocument } from '../model/policy.js';
import { canonicalJson } from './canonical-json.js';

/** The bytes that a policy's digest covers: rulesets, parameters, suites and properties, all four (RFC 8785). */
export function canonicalPolicy(document: PolicyDocument): string {
  const { rulesets, parameters, suites, properties } = document;
  return canonicalJson({ rulesets, parameters, suites, properties });
}

/** `sha256:` and the hex digest of {@link canonicalPolicy}. */
export function policyDigest(document: PolicyDocument): string {
  return digestOf(canonicalPolicy(document));
}

/** `sha256:` and the hex digest of a text's UTF-8 bytes. */
export function digestOf(text: string): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;
}
