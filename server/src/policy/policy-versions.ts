import { Injectable } from '@nestjs/common';
import type { CompiledPolicy } from '@ringfence/rules';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { compileVersion, type StoredVersion } from './compile-version.js';

/** Compiled versions kept at once: decisions on record are explained by the version that decided. */
const MOST_COMPILED = 8;

/** Policy versions on record, each known by the digest of its bytes; bytes that do not have it are as good as absent. */
@Injectable()
export class PolicyVersions {
  readonly #stored: Statement<[number], StoredVersion>;
  readonly #numbers: Statement<[], number>;
  readonly #withDigest: Statement<[string], number>;
  /** The one used last comes last. */
  readonly #compiled = new Map<number, CompiledPolicy>();

  constructor({ connection }: LedgerConnection) {
    this.#stored = connection.prepare(
      'select version, digest, canonical from policy_version where version = ?',
    );
    this.#numbers = connection
      .prepare<[], number>('select version from policy_version order by version')
      .pluck();
    this.#withDigest = connection
      .prepare<[string], number>('select version from policy_version where digest = ?')
      .pluck();
  }

  byVersion(version: number): CompiledPolicy | undefined {
    const stored = this.#compiled.has(version) ? undefined : this.stored(version);
    const policy =
      stored === undefined ? this.#compiled.get(version) : compileVersion(stored).policy;
    if (policy !== undefined) this.#keep(policy);
    return policy;
  }

  byDigest(digest: string): CompiledPolicy | undefined {
    const version = this.#withDigest.get(digest);
    const policy = version === undefined ? undefined : this.byVersion(version);
    return policy?.reference.digest === digest ? policy : undefined;
  }

  /** Every version there is, the oldest first. */
  numbers(): number[] {
    return this.#numbers.all();
  }

  /** The bytes as stored, whether or not they have their digest. */
  stored(version: number): StoredVersion | undefined {
    return this.#stored.get(version);
  }

  #keep(policy: CompiledPolicy): void {
    const { version } = policy.reference;
    this.#compiled.delete(version);
    this.#compiled.set(version, policy);
    if (this.#compiled.size > MOST_COMPILED) {
      this.#compiled.delete(this.#compiled.keys().next().value!);
    }
  }
}
