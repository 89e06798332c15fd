import { Inject, Injectable } from '@nestjs/common';
import { problemsOf } from '@ringfence/rules';
import { MalformedInput, Refusal } from '../http/refusal.js';
import { ACCESS_DOMAINS, type AccessAsker, type AccessDomain } from './access-domain.js';
import {
  EVALUATION,
  type AccessAnswer,
  type Evaluation,
  type Evaluations,
  type Semantic,
} from './authzen.dto.js';

const RESOURCE_UNKNOWN: AccessAnswer = {
  decision: false,
  context: {
    reason: 'resource-unknown',
    reason_user: {
      en: 'The decision point knows no resources of this type.',
      ja: 'この種類のリソースは登録されていません。',
    },
  },
};

/** After which answer a batch goes no further. */
const STOPS_AT: Readonly<Record<Semantic, boolean | undefined>> = {
  execute_all: undefined,
  deny_on_first_deny: false,
  permit_on_first_permit: true,
};

/** Answers AuthZEN evaluations: whichever domain knows the resource's type decides, and what nobody knows is denied. */
@Injectable()
export class EvaluateAccess {
  constructor(@Inject(ACCESS_DOMAINS) private readonly domains: readonly AccessDomain[]) {}

  /** @throws Refusal for a question that cannot be answered */
  async one(body: unknown, asker: AccessAsker): Promise<AccessAnswer> {
    const evaluation = evaluationIn(body);
    const domain = this.domains.find((each) => each.takes(evaluation.resource.type));
    return domain === undefined ? RESOURCE_UNKNOWN : domain.evaluate(evaluation, asker);
  }

  /**
   * Answers one question after another, so that none is decided that an earlier answer made needless. A question that cannot be
   * used is a deny of its own; where no answer can be given at all, the batch has none.
   *
   * @throws Refusal 5xx as soon as one question meets it
   */
  async all(
    { evaluations, options, ...defaults }: Evaluations & { evaluations: unknown[] },
    asker: AccessAsker,
  ): Promise<AccessAnswer[]> {
    const stopsAt = STOPS_AT[options?.evaluations_semantic ?? 'execute_all'];
    const answers: AccessAnswer[] = [];
    for (const item of evaluations) {
      const answer = await this.#item(withDefaults(item, defaults), asker);
      answers.push(answer);
      if (answer.decision === stopsAt) break;
    }
    return answers;
  }

  async #item(body: unknown, asker: AccessAsker): Promise<AccessAnswer> {
    try {
      return await this.one(body, asker);
    } catch (error) {
      if (error instanceof Refusal && error.status < 500) return deniedFor(error);
      throw error;
    }
  }
}

function evaluationIn(body: unknown): Evaluation {
  const read = EVALUATION.safeParse(body, { reportInput: true });
  if (!read.success) throw new MalformedInput(problemsOf(read.error, ''));
  return read.data;
}

/** What a question leaves out it takes over whole; nothing is merged within. */
function withDefaults(
  item: unknown,
  defaults: Omit<Evaluations, 'evaluations' | 'options'>,
): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  const own = item as Record<keyof typeof defaults, unknown>;
  return {
    subject: own.subject ?? defaults.subject,
    action: own.action ?? defaults.action,
    resource: own.resource ?? defaults.resource,
    context: own.context ?? defaults.context,
  };
}

function deniedFor({ status, code, message, details }: Refusal): AccessAnswer {
  const problems = details.problems?.map(({ at, message }) => `${at || '/'}: ${message}`);
  return {
    decision: false,
    context: {
      reason: code,
      error: { status, message: problems === undefined ? message : problems.join('; ') },
    },
  };
}
