import { Injectable } from '@nestjs/common';
import type { UnrecordedDecision } from '@ringfence/rules';
import type { Asker } from '../decisions/decide-call-attempt.js';
import { RehearseCallAttempt } from '../decisions/rehearse-call-attempt.js';
import { refusalDocument } from '../http/problem-document.js';
import { Refusal } from '../http/refusal.js';
import type { Actor } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import type { Hook } from './hook.js';
import { knownHook } from './hooks.js';
import type { IntegrationTest } from './integration-test.dto.js';
import { SampleEvents } from './sample-events.js';
import { SampleQuestions } from './sample-questions.js';
import { toldSample } from './told-sample.js';

/**
 * Plays a message through a hook's own translation and the live policy, and shows what the platform would be answered.
 *
 * Nothing of it takes effect: no decision on record, no slot, no permit, no event applied, and it counts as no request. That
 * somebody tried it is on record before they see the answer.
 */
@Injectable()
export class TryIntegration {
  constructor(
    private readonly questions: SampleQuestions,
    private readonly events: SampleEvents,
    private readonly rehearse: RehearseCallAttempt,
    private readonly ledger: LedgerPort,
  ) {}

  /** @throws Refusal 404; RecordUnavailable, LedgerOverloaded */
  async execute(id: string, body: unknown, actor: Actor): Promise<IntegrationTest> {
    const hook = knownHook(id);
    const result = await this.#play(hook, body, { keyId: `person:${actor.id}` });
    const { status, decision } = result;
    const tried = { integration: id, status, effect: decision?.effect ?? null };
    await this.ledger.change({
      writes: [],
      acts: [
        {
          action: 'integration.test',
          object: `integration/${id}`,
          actor,
          before: null,
          after: digestOfThing(tried),
          reason: null,
          details: { status, effect: tried.effect },
        },
      ],
    });
    return result;
  }

  async #play(hook: Hook, body: unknown, asker: Asker): Promise<IntegrationTest> {
    let decision: UnrecordedDecision | undefined;
    try {
      if (hook.kind === 'tells') {
        const told = this.events
          .read(hook.id, body)
          .map((each) => toldSample(each, this.events.isRegistered));
        return { test: true, status: 200, answer: null, decision: null, told };
      }
      const question = await this.questions.read(hook.id, body, asker);
      if ('settled' in question) return answered(200, question.settled, undefined);
      const { attempt, answer, ...asked } = question;
      decision = await this.rehearse.execute(attempt, asked);
      return answered(200, answer(decision), decision);
    } catch (error) {
      // A refusal is what the platform would be answered; anything else is a fault of ours.
      if (!(error instanceof Refusal)) throw error;
      return answered(error.status, refusalDocument(error), decision);
    }
  }
}

function answered(
  status: number,
  answer: object,
  decision: UnrecordedDecision | undefined,
): IntegrationTest {
  return {
    test: true,
    status,
    answer,
    decision:
      decision === undefined
        ? null
        : {
            effect: decision.effect,
            scenario: decision.scenario,
            reasons: decision.reasons.map(({ code, text }) => ({ code, text })),
          },
    told: [],
  };
}
