import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { DOCUMENT_LIMITS, parseStrictJson } from '@ringfence/rules';
import { Doing } from '../api/doing.js';
import type { IntegrationDetail, IntegrationTest } from '../api/integration-wire.js';
import type { ProblemPlace } from '../api/problem.js';
import { Session } from '../api/session.js';
import { EffectMark } from '../ui/effect-mark/effect-mark.js';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { Icon } from '../ui/icon/icon.js';
import { JsonEditor, type TextMark } from '../ui/json-editor/json-editor.js';
import { firstFaultIn } from '../ui/json-editor/json-place.js';
import { JsonView } from '../ui/json-view/json-view.js';
import { ProblemLine } from '../ui/problem-line/problem-line.js';
import { readerLanguage } from '../ui/reader-language.js';
import { IntegrationSource } from './integration-source.js';

const TESTING = ['operator', 'admin'];

/** A message to be changed and played through the adapter and the live policy; the answer is the platform's, and nothing takes effect. */
@Component({
  selector: 'rf-test-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EffectMark, FailureNote, Icon, JsonEditor, JsonView, ProblemLine, TranslocoDirective],
  templateUrl: './test-card.html',
  styleUrl: './test-card.css',
})
export class TestCard {
  readonly integration = input.required<IntegrationDetail>();
  /** The message to begin with. */
  readonly body = input.required<unknown>();

  private readonly source = inject(IntegrationSource);
  private readonly session = inject(Session);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  protected readonly language = readerLanguage();
  protected readonly doing = new Doing();
  protected readonly mayTest = computed(
    () => this.session.person()?.roles.some((role) => TESTING.includes(role)) === true,
  );
  /** The same text for the same message: what was typed outlives that the page is read again. */
  private readonly sample = computed(() => JSON.stringify(this.body(), null, 2));
  protected readonly text = linkedSignal(() => this.sample());
  /** What was answered to the text as it is; null: nothing yet. */
  protected readonly result = linkedSignal<string, IntegrationTest | null>({
    source: this.text,
    computation: () => null,
  });
  protected readonly read = computed(() => parseStrictJson(this.text(), DOCUMENT_LIMITS));
  /** What the platform's message lacks, as the answer says. */
  protected readonly problems = computed((): readonly ProblemPlace[] => {
    const answer = this.result()?.answer as { problems?: readonly ProblemPlace[] } | null;
    return answer?.problems ?? [];
  });
  protected readonly marks = computed((): readonly TextMark[] => {
    if (this.read().problems !== undefined) {
      const message = this.transloco.translate<string>('problem.not-json', {}, this.language());
      const offset = firstFaultIn(this.text()) ?? 0;
      return [{ at: '', offset, severity: 'error', message }];
    }
    return this.problems().map(({ at, message }) => ({ at, severity: 'error', message }));
  });

  protected async send(): Promise<void> {
    const { value, problems } = this.read();
    if (problems !== undefined) return;
    const done = await this.doing.run(async () => {
      this.result.set(await this.source.test(this.integration().id, value));
    });
    const result = this.result();
    if (!done || result === null) return;
    const { status } = result;
    void this.announcer.announce(this.transloco.translate('integrations.tested', { status }));
  }
}
