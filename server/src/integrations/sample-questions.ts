import { Injectable } from '@nestjs/common';
import { parseCallAttempt, type UnrecordedDecision } from '@ringfence/rules';
import type { z } from 'zod';
import { CALL_ROUTING_REQUEST } from '../adapters/infobip/call-routing.dto.js';
import { CALLS_COMMAND, CALLS_EVENT } from '../adapters/infobip/calls-api/calls-api.dto.js';
import { commandQuestion, eventQuestion } from '../adapters/infobip/calls-api/calls-question.js';
import { OUTBOUND_CONVERSATION } from '../adapters/infobip/conversations/conversations.dto.js';
import { outboundQuestion } from '../adapters/infobip/conversations/outbound-attempt.js';
import { ivrQuestion, momentsQuestion } from '../adapters/infobip/ivr/menu-attempt.js';
import { IVR_REQUEST, MOMENTS_REQUEST } from '../adapters/infobip/ivr/menu.dto.js';
import { MARKUP_REQUEST } from '../adapters/infobip/markup/markup.dto.js';
import { markupQuestion } from '../adapters/infobip/markup/markup-script.js';
import { routingQuestion } from '../adapters/infobip/routing-question.js';
import { GRAPH_CALL } from '../adapters/meta/calls/graph-call.dto.js';
import { graphQuestion } from '../adapters/meta/calls/graph-question.js';
import type { PlatformQuestion, SettledQuestion } from '../adapters/platform-question.js';
import { AnswerSipQuestion } from '../adapters/sip/answer-sip-question.js';
import { SIP_QUESTION } from '../adapters/sip/sip.dto.js';
import { EVALUATION, type AccessAnswer, type Evaluation } from '../authzen/authzen.dto.js';
import { CallAccess } from '../authzen/call-access.js';
import { EvaluateAccess } from '../authzen/evaluate-access.js';
import type { Asker } from '../decisions/decide-call-attempt.js';
import { Directory } from '../directory/directory.js';
import { MalformedInput } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { PlatformNumbers } from '../platform-events/platform-numbers.js';
import { IdSource } from '../runtime/id-source.js';

type Asked = PlatformQuestion<object> | SettledQuestion<object>;
type Read = (body: unknown, asker: Asker) => Asked | Promise<Asked>;

/** Reads a message for a hook that asks by the very translation that the hook itself uses. */
@Injectable()
export class SampleQuestions {
  readonly #byHook: Readonly<Record<string, Read>>;

  constructor(
    directory: Directory,
    sip: AnswerSipQuestion,
    private readonly calls: CallAccess,
    private readonly access: EvaluateAccess,
    ids: IdSource,
    numbers: PlatformNumbers,
  ) {
    const ofSip = reading(SIP_QUESTION, (body, asker) => sip.read(body, asker));
    this.#byHook = {
      'infobip-call-routing': reading(CALL_ROUTING_REQUEST, (body) =>
        routingQuestion(body, directory.route('infobip', body.routeId)),
      ),
      'infobip-calls-commands': reading(CALLS_COMMAND, commandQuestion),
      'infobip-calls-events': reading(CALLS_EVENT, eventQuestion),
      'infobip-ivr': reading(IVR_REQUEST, (body) =>
        ivrQuestion(body, directory.route('ivr', body.scenario), ids.next()),
      ),
      'infobip-moments': reading(MOMENTS_REQUEST, (body) =>
        momentsQuestion(body, directory.route('moments', body.flow), ids.next()),
      ),
      'infobip-markup': reading(MARKUP_REQUEST, markupQuestion),
      'infobip-conversations': reading(OUTBOUND_CONVERSATION, (body) =>
        outboundQuestion(body, directory.route('conversations', body.from), ids.next()),
      ),
      'meta-calls': reading(GRAPH_CALL, (body) =>
        graphQuestion(body, {
          numberOf: (id) => numbers.numberOf('meta', id),
          nextId: () => ids.next(),
        }),
      ),
      'sip-proxy': ofSip,
      'sip-evapi': ofSip,
      authzen: reading(EVALUATION, (body, asker) => this.#evaluation(body, asker)),
      decisions: attemptQuestion,
    };
  }

  /**
   * @param hook id of one that asks
   * @throws Refusal as the hook itself refuses the message
   */
  async read(hook: string, body: unknown, asker: Asker): Promise<Asked> {
    const read = this.#byHook[hook];
    if (read === undefined) throw new Error(`nobody reads the messages of ${hook}`);
    return read(body, asker);
  }

  /** Only calls are decided; what else may be asked about leaves no record anyway. */
  async #evaluation(
    evaluation: Evaluation,
    { keyId }: Asker,
  ): Promise<PlatformQuestion<AccessAnswer> | SettledQuestion<AccessAnswer>> {
    if (this.calls.takes(evaluation.resource.type)) return this.calls.read(evaluation);
    return { settled: await this.access.one(evaluation, { keyId, budget: undefined }) };
  }
}

function reading<T>(
  schema: z.ZodType<T>,
  question: (body: T, asker: Asker) => Asked | Promise<Asked>,
): Read {
  const pipe = new SchemaPipe(schema);
  return (body, asker) => question(pipe.transform(body), asker);
}

/** The product's own question, whose answer is the decision. */
function attemptQuestion(body: unknown): PlatformQuestion<UnrecordedDecision> {
  const { value, problems } = parseCallAttempt(body);
  if (problems !== undefined) throw new MalformedInput(problems);
  return { attempt: value, answer: (decision) => decision };
}
