import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { canonicalJson, digestOf, type ProofCertificate } from '@ringfence/rules';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import type { SqlWrite } from '../ledger/ledger-job.js';

/** A certificate in the one byte form that its digest covers. */
export interface SealedCertificate {
  readonly digest: string;
  readonly text: string;
}

/** Brings a certificate into its canonical bytes (RFC 8785): bundles and the ledger name it by their digest. */
export function sealCertificate(certificate: ProofCertificate): SealedCertificate {
  const text = canonicalJson(certificate);
  return { digest: digestOf(text), text };
}

/** Puts a certificate among those on record. */
export function putCertificate({ digest, text }: SealedCertificate): SqlWrite {
  return {
    sql: 'insert into proof_certificate (digest, text) values (?, ?) on conflict (digest) do nothing',
    values: [digest, text],
  };
}

/** Reads the certificates that policies went live with. */
@Injectable()
export class Certificates {
  readonly #text: Statement<[string], string>;

  constructor({ connection }: LedgerConnection) {
    this.#text = connection
      .prepare<[string], string>('select text from proof_certificate where digest = ?')
      .pluck();
  }

  /** The certificate's bytes; undefined: none has this digest, or they have it no more. */
  byDigest(digest: string): string | undefined {
    const text = this.#text.get(digest);
    return text !== undefined && digestOf(text) === digest ? text : undefined;
  }
}
