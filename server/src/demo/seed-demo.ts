import { Inject, Injectable } from '@nestjs/common';
import { MakeChange } from '../confirmations/make-change.js';
import { Directory } from '../directory/directory.js';
import { JudgeBusinessNumber } from '../directory/judge-business-number.js';
import { JudgeEndpoint } from '../directory/judge-endpoint.js';
import { JudgeRoute } from '../directory/judge-route.js';
import { SCOPES } from '../identity/access.js';
import { MachineKeys } from '../identity/machine-keys.js';
import { People } from '../identity/people.js';
import { PutPeople } from '../identity/put-people.js';
import type { Requester } from '../identity/requester.js';
import { SYSTEM } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import type { SeededGrant } from '../permissions/seed-grants.js';
import { ThingsOnRecord } from '../audit/things-on-record.js';
import { Clock } from '../runtime/clock.js';
import { CONFIG, type Config } from '../runtime/config.js';
import { RandomSource } from '../runtime/random-source.js';
import { StartNotice } from '../runtime/start-notice.js';
import { References } from '../subjects/references.js';
import { demoDirectory } from './demo-directory.js';
import { DEMO_PEOPLE } from './demo-people.js';

/** Whoever starts the product for the first time gets the demo's directory. */
const FIRST_START: Requester = { actor: SYSTEM, reason: 'the demo directory' };

/** Puts in what the first start needs: a machine key, and, unless switched off, the demo people and the demo directory. */
@Injectable()
export class SeedDemo {
  constructor(
    private readonly directory: Directory,
    private readonly people: People,
    private readonly putPeople: PutPeople,
    private readonly judgeNumber: JudgeBusinessNumber,
    private readonly judgeEndpoint: JudgeEndpoint,
    private readonly judgeRoute: JudgeRoute,
    private readonly makeChange: MakeChange,
    private readonly keys: MachineKeys,
    private readonly ledger: LedgerPort,
    private readonly record: ThingsOnRecord,
    private readonly references: References,
    private readonly random: RandomSource,
    private readonly clock: Clock,
    private readonly notice: StartNotice,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(): Promise<void> {
    await this.#seedKey();
    if (!this.config.demo) return;
    await this.#seedPeople();
    if (this.directory.view().businessNumbers.length > 0) return;
    const seed = demoDirectory(this.clock.now());
    // What somebody took away does not come back by a restart.
    const wasRemoved = Object.keys(seed.businessNumbers).some(
      (number) => this.record.digestOf(`business-number/${number}`, ['directory.delete']) === null,
    );
    if (!wasRemoved) await this.#seedDirectory(seed);
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
    if (demoPassword === undefined && this.people.count > 0) return;
    const password = demoPassword ?? this.random.bytes(12).toString('base64url');
    await this.putPeople.execute(DEMO_PEOPLE, password);
    if (demoPassword === undefined) {
      this.notice.add('demo people', DEMO_PEOPLE.map(({ email }) => email).join(', '));
      this.notice.add('demo password', password);
    }
  }

  async #seedDirectory({
    businessNumbers,
    endpoints,
    routes,
    grants,
  }: ReturnType<typeof demoDirectory>): Promise<void> {
    const seeded = grants.map(({ waId, ...grant }): SeededGrant => {
      const reference = this.references.of('number', waId);
      return { ...grant, user: { domain: 'number', value: waId, reference } };
    });
    await this.ledger.write({ kind: 'task', task: 'seed-grants', input: seeded });
    for (const [key, entry] of Object.entries(endpoints)) {
      const colon = key.indexOf(':');
      const change = this.judgeEndpoint.execute(key.slice(0, colon), key.slice(colon + 1), entry);
      await this.makeChange.execute(change, FIRST_START);
    }
    for (const [id, route] of Object.entries(routes)) {
      await this.makeChange.execute(this.judgeRoute.execute('infobip', id, route), FIRST_START);
    }
    // The numbers last: a directory that holds numbers was seeded whole.
    for (const [number, body] of Object.entries(businessNumbers)) {
      await this.makeChange.execute(await this.judgeNumber.execute(number, body), FIRST_START);
    }
  }
}
