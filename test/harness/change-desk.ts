import type { PolicyDocument } from '@ringfence/rules';
import type { ServerProcess } from './server-process.js';

/** A policy that went live. */
export interface Promoted {
  readonly sequence: number;
  readonly version: number;
  readonly digest: string;
}

/** How a step ended. */
export interface Step {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** People who change the policy of a running server, over its public API: an author, an approver, and whoever reads. */
export class ChangeDesk {
  constructor(private readonly server: ServerProcess) {}

  /** The live policy with its document. */
  async live(): Promise<Promoted & { readonly document: PolicyDocument }> {
    const { body } = await this.ask('auditor', 'GET', '/v1/policy');
    return body as unknown as Promoted & { document: PolicyDocument };
  }

  /** Puts a policy through draft, submit and approval. @returns its digest */
  async approved(title: string, policy: PolicyDocument): Promise<string> {
    const draft = (await this.must('author', 'POST', '/v1/drafts', { title, base: 'live' })) as {
      id: string;
      revision: number;
    };
    const address = `/v1/drafts/${draft.id}`;
    await this.must('author', 'PUT', address, { revision: draft.revision, policy });
    const { digest } = await this.must('author', 'POST', `${address}/submit`, {});
    await this.must('approver', 'POST', `${address}/approve`, { digest, reason: 'read' });
    return String(digest);
  }

  promote(digest: string): Promise<Step> {
    return this.ask('approver', 'POST', '/v1/promotions', { digest, reason: 'tested' });
  }

  rollBack(digest: string): Promise<Step> {
    return this.ask('approver', 'POST', '/v1/rollbacks', { digest, reason: 'back' });
  }

  async must(who: string, method: string, address: string, body?: object): Promise<Step['body']> {
    const step = await this.ask(who, method, address, body);
    if (step.status < 300) return step.body;
    throw new Error(`${method} ${address}: ${step.status} ${JSON.stringify(step.body)}`);
  }

  async ask(who: string, method: string, address: string, body?: object): Promise<Step> {
    const answer = await fetch(`${this.server.url}${address}`, {
      method,
      headers: {
        ...(await this.server.session(who)),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Step['body'] };
  }
}
