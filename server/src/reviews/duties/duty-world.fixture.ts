import { policyDigest } from '@ringfence/rules';
import { Confirmations, type Confirmation } from '../../confirmations/confirmations.js';
import type { Role } from '../../identity/access.js';
import { People, type Account } from '../../identity/people.js';
import { PutPeople } from '../../identity/put-people.js';
import { StoppedClock } from '../../ledger/temporary-ledger.fixture.js';
import { LivePolicy } from '../../policy/live-policy.js';
import { RunScheduledPromotions } from '../../promotions/run-scheduled-promotions.js';
import { PASSWORD, ServerUnderTest } from '../../server-under-test.fixture.js';
import { Settings } from '../../settings/settings.js';
import { CAST } from './cast.fixture.js';

const START = 1_800_000_000_000;
/** How far ahead promotions are set, and how far a tick goes. */
export const AHEAD_MS = 1_000;

/** A whole product with its cast, over real SQLite; one sequence after another is played on it. */
export class DutyWorld {
  private constructor(
    readonly server: ServerUnderTest,
    readonly clock: StoppedClock,
    /** Stored form of everybody's password. */
    readonly password: string,
  ) {}

  static async open(): Promise<DutyWorld> {
    const clock = new StoppedClock(START);
    const server = await ServerUnderTest.start({
      clock,
      settings: { RINGFENCE_REQUESTS_PER_SECOND: '9999999' },
    });
    // Time passes here by steps alone: nothing comes due on the side.
    await server.server.app.get(RunScheduledPromotions).onModuleDestroy();
    const cast = CAST.map(({ id, email, roles }) => ({ id, email, name: id, roles }));
    await server.server.app.get(PutPeople).execute(cast, PASSWORD);
    const password = server.other
      .prepare<[string], string>('select password from person where id = ?')
      .pluck()
      .get(CAST[0]!.id)!;
    return new DutyWorld(server, clock, password);
  }

  /** A part of the product, by its class. */
  readonly get = <T>(part: abstract new (...args: never[]) => T): T =>
    this.server.server.app.get(part);

  /** Everybody is back, with these roles, and nothing waits from before. */
  async reset(roles: readonly (readonly Role[])[]): Promise<void> {
    const { other } = this.server;
    const person = other.prepare(
      'update person set roles = ?, password = ?, deactivated_at = null where id = ?',
    );
    other.transaction(() => {
      CAST.forEach(({ id }, i) => person.run(roles[i]!.join(','), this.password, id));
      other.exec('delete from setting');
      other.exec(`update confirmation set state = 'refused' where state = 'pending'`);
      other.exec(
        `update scheduled_promotion set state = 'cancelled', closed_at = at where state = 'waiting'`,
      );
    })();
    await this.get(People).load();
    await this.get(Settings).load();
  }

  person(id: string): Account | undefined {
    return this.get(People).active(id);
  }

  readonly mayApprove = (id: string): boolean =>
    this.person(id)?.roles.includes('approver') === true;

  /** Who was taken back accepts the invitation. */
  async acceptFor(id: string): Promise<void> {
    this.server.other
      .prepare(`update person set password = ? where id = ? and password = ''`)
      .run(this.password, id);
    await this.get(People).load();
  }

  get required(): number {
    return this.get(Settings).current();
  }

  get pending(): readonly Confirmation[] {
    return this.get(Confirmations).pending();
  }

  /** Digest of the live policy, taken of its bytes and not believed. */
  live(): { readonly digest: string; readonly former: string | null } {
    const live = this.get(LivePolicy);
    const { document, reference } = live.current();
    const digest = policyDigest(document);
    if (digest !== reference.digest) throw new Error(`live bytes are not ${reference.digest}`);
    return { digest, former: live.promotion!.base };
  }

  close(): Promise<void> {
    return this.server.stop();
  }
}
