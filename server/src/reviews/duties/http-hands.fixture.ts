import { DraftStore } from '../../drafts/draft-store.js';
import { RunScheduledPromotions } from '../../promotions/run-scheduled-promotions.js';
import { Sessions } from '../../identity/sessions.js';
import { KEY, type Answer } from '../../server-under-test.fixture.js';
import { routeOf } from './duty-step.fixture.js';
import type { DutyWorld } from './duty-world.fixture.js';
import { DONE, type Doing, type Hands, type Outcome } from './hands.fixture.js';

const REASON = 'a step of a sequence';
type Headers = Record<string, string>;

/** Takes steps over HTTP, as pages and machines do. */
export class HttpHands implements Hands {
  readonly #sessions = new Map<string, Headers>();

  constructor(private readonly world: DutyWorld) {}

  async take(doing: Doing): Promise<Outcome> {
    if (doing.kind === 'tick') {
      await this.world.get(RunScheduledPromotions).execute();
      return DONE;
    }
    if (doing.kind === 'key') return this.#tryKey(doing);
    const session = this.#sessions.get(doing.who) ?? (await this.#begin(doing.who));
    if (session === undefined) return { refused: 'unauthenticated' };
    let answer = await this.#ask(doing, session);
    if (answer.status === 401) {
      // A session that ended with a role: whoever may, signs in again.
      const fresh = await this.#begin(doing.who);
      if (fresh !== undefined) answer = await this.#ask(doing, fresh);
    }
    return outcomeOf(doing, answer);
  }

  async #begin(who: string): Promise<Headers | undefined> {
    this.#sessions.delete(who);
    const person = this.world.person(who);
    if (person === undefined) return undefined;
    const { password } = this.world;
    const { secret, session } = await this.world.get(Sessions).begin(person, { password });
    const headers = { cookie: `ringfence=${secret}`, 'x-csrf-token': session.csrfToken };
    this.#sessions.set(who, headers);
    return headers;
  }

  #ask(doing: Doing, headers: Headers): Promise<Answer> {
    const [method = '', pattern = ''] = routeOf(doing.kind)!.split(' ');
    const id = doing.schedule ?? doing.confirmation ?? doing.whom ?? doing.draft ?? 'none';
    const body = this.#bodyOf(doing);
    return this.world.server.send(pattern.replace(':id', id), {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** A key tries to do what people do, on the newest draft. */
  async #tryKey({ draft, digest }: Doing): Promise<Outcome> {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ digest, reason: REASON });
    for (const url of [`/v1/drafts/${draft ?? 'none'}/approve`, '/v1/promotions']) {
      const { status } = await this.world.server.send(url, { method: 'POST', headers, body });
      if (status !== 401) throw new Error(`a machine key was answered ${status} at ${url}`);
    }
    return { refused: 'unauthenticated' };
  }

  #bodyOf(doing: Doing): object | undefined {
    const { draft = '', digest, policy, whom } = doing;
    const { revision = 0 } = this.world.get(DraftStore).find(draft) ?? {};
    switch (doing.kind) {
      case 'create':
        return { title: 'a draft', base: 'live' };
      case 'edit':
        return { revision, policy };
      case 'rename': {
        const { text } = this.world.get(DraftStore).withText(draft);
        return { revision, policy: JSON.parse(text) as object, title: doing.title };
      }
      case 'add-case':
        return { suite: 'more', case: policy };
      case 'rebase':
        return { revision };
      case 'submit':
      case 'withdraw':
        return {};
      case 'approve':
      case 'reject':
      case 'promote':
      case 'roll-back':
        return { digest, reason: REASON };
      case 'schedule':
        return { digest, reason: REASON, at: new Date(doing.at!).toISOString() };
      case 'settings':
        return { approvalsRequired: doing.approvals, reason: REASON };
      case 'confirm':
      case 'refuse':
        return { reason: REASON };
      case 'roles':
      case 'deactivate':
      case 'take-back':
        return { name: whom, roles: doing.roles, active: doing.active, reason: REASON };
      default:
        return undefined;
    }
  }
}

function outcomeOf({ kind }: Doing, { status, body }: Answer): Outcome {
  if (status >= 500) throw new Error(`${kind} was answered ${status} ${JSON.stringify(body)}`);
  if (status >= 400) return { refused: String(body['code']) };
  const { id, digest, confirmation } = body as Partial<Record<string, string>>;
  if (confirmation !== undefined) return { id: confirmation, waits: true };
  return { id, digest };
}
