import { Inject, Injectable } from '@nestjs/common';
import { Directory, type Author } from '../directory/directory.js';
import { SCOPES } from '../identity/access.js';
import { MachineKeys } from '../identity/machine-keys.js';
import { People } from '../identity/people.js';
import { SYSTEM } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import { CONFIG, type Config } from '../runtime/config.js';
import { RandomSource } from '../runtime/random-source.js';
import { StartNotice } from '../runtime/start-notice.js';
import { demoDirectory } from './demo-directory.js';
import { DEMO_PEOPLE } from './demo-people.js';

/** Whoever starts the product for the first time gets the demo's directory. */
const FIRST_START: Author = { actor: SYSTEM, reason: 'the demo directory' };

/** Puts in what the first start needs: a machine key, and, unless switched off, the demo people and the demo directory. */
@Injectable()
export class SeedDemo {
  constructor(
    private readonly directory: Directory,
    private readonly people: People,
    private readonly keys: MachineKeys,
    private readonly ledger: LedgerPort,
    private readonly random: RandomSource,
    private readonly clock: Clock,
    private readonly notice: StartNotice,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(): Promise<void> {
    await this.#seedKey();
    if (!this.config.demo) return;
    await this.#seedPeople();
    if (this.directory.view().businessNumbers.length === 0) await this.#seedDirectory();
  }

  async #seedKey(): Promise<void> {
    const { machineKey } = this.config;
    if (machineKey !== undefined) {
      await this.keys.put('setting', 'RINGFENCE_MACHINE_KEY', machineKey, SCOPES);
    } else if (this.keys.count === 0) {
      const key = `rf_${this.random.bytes(32).toString('base64url')}`;
      await this.keys.put('first-start', 'made at the first start', key, SCOPES);
      this.notice.add('machine key', key);
    }
  }

  async #seedPeople(): Promise<void> {
    const { demoPassword } = this.config;
    if (demoPassword === undefined && (await this.people.count()) > 0) return;
    const password = demoPassword ?? this.random.bytes(12).toString('base64url');
    await this.people.putAll(DEMO_PEOPLE, password);
    if (demoPassword === undefined) {
      this.notice.add('demo people', DEMO_PEOPLE.map(({ email }) => email).join(', '));
      this.notice.add('demo password', password);
    }
  }

  async #seedDirectory(): Promise<void> {
    const { businessNumbers, endpoints, routes, grants } = demoDirectory(this.clock.now());
    await this.ledger.write({ kind: 'task', task: 'seed-grants', input: grants });
    for (const [key, entry] of Object.entries(endpoints)) {
      const colon = key.indexOf(':');
      await this.directory.putEndpoint(
        key.slice(0, colon),
        key.slice(colon + 1),
        entry,
        FIRST_START,
      );
    }
    for (const [id, route] of Object.entries(routes)) {
      await this.directory.putRoute('infobip', id, route, FIRST_START);
    }
    // The numbers last: a directory that holds numbers was seeded whole.
    for (const [number, body] of Object.entries(businessNumbers)) {
      await this.directory.putBusinessNumber(number, body, FIRST_START);
    }
  }
}
