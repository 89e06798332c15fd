import { Injectable } from '@nestjs/common';
import type { Localized } from '@ringfence/rules';
import { z } from 'zod';
import { ConfirmableChange, type JudgedChange } from '../confirmations/judged-change.js';
import { Refusal } from '../http/refusal.js';
import { Clock } from '../runtime/clock.js';
import { ROLES, WEIGHTY_ROLES, type Role } from './access.js';
import { digestOfPerson, endSessionsOf, NOTE_CONFIRMER } from './person-changes.js';
import type { PersonChange } from './person.dto.js';
import { People, type Account } from './people.js';
import { Sessions } from './sessions.js';

const CHANGE = z.object({
  personId: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  active: z.boolean(),
});
type Change = z.infer<typeof CHANGE>;

/** People needed before one of them has to wait for another: with fewer there is nobody to wait for. */
const PEOPLE_NEEDED = 2;

const ROLE_NAMES: Readonly<Record<Role, Localized>> = {
  author: { en: 'rule author', ja: 'ルール作成者' },
  approver: { en: 'approver', ja: '承認者' },
  auditor: { en: 'auditor', ja: '監査者' },
  operator: { en: 'operator', ja: '運用担当者' },
  admin: { en: 'administrator', ja: '管理者' },
};

/** Judges what a person may do after a change: a role that weighs, given to anybody, waits for a second person. */
@Injectable()
export class JudgeRoleGrant extends ConfirmableChange {
  readonly kind = 'role-grant';

  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {
    super();
  }

  judgeAgain(change: unknown): Promise<JudgedChange> {
    const { personId, ...rest } = CHANGE.parse(change);
    return Promise.resolve(this.execute(personId, rest));
  }

  /**
   * @throws Refusal 404 `person-unknown`, 409 `last-admin`
   */
  execute(personId: string, { name, roles, active }: PersonChange): JudgedChange {
    const account = this.people.byId(personId);
    if (account === undefined) throw new Refusal(404, 'person-unknown', 'no person has this id');
    this.#keepAnAdmin(account, roles, active);
    const granted = grantedRoles(account, roles, active);
    const change: Change = { personId, name, roles, active };
    const now = this.clock.now();
    const wasActive = account.state !== 'deactivated';
    const changesStanding = roles.join() !== account.roles.join() || active !== wasActive;
    return {
      action: 'person.change',
      object: `person/${personId}`,
      before: digestOfPerson(account),
      after: digestOfPerson({
        id: personId,
        name,
        roles,
        state: active ? 'active' : 'deactivated',
      }),
      ...(granted.length > 0 && this.isBootstrap() ? { details: { bootstrap: true } } : {}),
      writes: [
        {
          sql: `update person set name = ?, roles = ?, deactivated_at = ?, password = case when ? then '' else password end
           where id = ? and roles = ? and name = ? and deactivated_at is ${wasActive ? 'null' : 'not null'}`,
          values: [
            name,
            roles.join(','),
            active ? null : now,
            // Who comes back is invited anew: a password from before opens nothing.
            active ? 0 : 1,
            personId,
            account.roles.join(','),
            account.name,
          ],
          changes: 1,
        },
        ...(changesStanding ? [endSessionsOf(personId)] : []),
        ...(active
          ? []
          : [{ sql: 'delete from invitation where person_id = ?', values: [personId] }]),
        { sql: NOTE_CONFIRMER, values: [now, personId] },
      ],
      ...(granted.length > 0 && !this.isBootstrap()
        ? { waits: { kind: this.kind, change, summary: summaryOf(account, name, granted) } }
        : {}),
      settle: async () => {
        if (changesStanding) this.sessions.endAllOf(personId);
        await this.people.load();
      },
    };
  }

  /**
   * Whether there never were two people who could confirm: then a grant takes effect at once, since nobody could be waited
   * for. Once there were two, sending one away brings this state back for nobody.
   */
  isBootstrap(): boolean {
    return this.people.everConfirmers().size < PEOPLE_NEEDED;
  }

  #keepAnAdmin(account: Account, roles: readonly Role[], active: boolean): void {
    if (account.state !== 'active' || !account.roles.includes('admin')) return;
    if (active && roles.includes('admin')) return;
    const others = this.people.list().filter(({ id, state, roles: held }) => {
      return id !== account.id && state === 'active' && held.includes('admin');
    });
    if (others.length === 0) {
      throw new Refusal(409, 'last-admin', 'somebody has to stay admin: make another one first');
    }
  }
}

/** Roles that weigh and that the person would have anew; who comes back gets each of them anew. */
export function grantedRoles(
  before: Pick<Account, 'state' | 'roles'> | undefined,
  roles: readonly Role[],
  active: boolean,
): Role[] {
  if (!active) return [];
  const held = before === undefined || before.state === 'deactivated' ? [] : before.roles;
  return WEIGHTY_ROLES.filter((role) => roles.includes(role) && !held.includes(role));
}

function summaryOf(account: Account, name: string, granted: readonly Role[]): Localized {
  const [en, ja] = (['en', 'ja'] as const).map((language) =>
    granted.map((role) => ROLE_NAMES[role][language]).join(language === 'en' ? ', ' : '、'),
  );
  const returns = account.state === 'deactivated';
  return returns
    ? { en: `${name} comes back as ${en}`, ja: `${name}を${ja}として復帰させる` }
    : { en: `${name} becomes ${en}`, ja: `${name}に${ja}の役割を付与する` };
}
