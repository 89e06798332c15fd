import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { textPlaces, type AuditFinding } from '@ringfence/rules';
import { ServerClock } from '../api/server-clock.js';
import { Icon } from '../ui/icon/icon.js';
import { JsonView } from '../ui/json-view/json-view.js';
import { LegDiagram } from '../ui/leg-diagram/leg-diagram.js';
import { legWords } from '../ui/leg-diagram/leg-words.js';
import { readerLanguage } from '../ui/reader-language.js';
import type { AuditedText } from './audited-text.js';
import { exampleLegs } from './example-legs.js';
import { valueAt } from './place-in-content.js';

/** One finding in full: the call that would leak, the object, its place, and the repair. */
@Component({
  selector: 'rf-finding-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, JsonView, LegDiagram, RouterLink, TranslocoDirective],
  templateUrl: './finding-detail.html',
  styleUrl: './finding-detail.css',
})
export class FindingDetail {
  readonly finding = input.required<AuditFinding>();
  /** The file it was found in, as it was sent. */
  readonly file = input.required<AuditedText>();

  private readonly transloco = inject(TranslocoService);
  private readonly clock = inject(ServerClock);
  protected readonly language = readerLanguage();
  private readonly words = computed(() => legWords(this.transloco, this.language()));
  protected readonly legs = computed(() => exampleLegs(this.finding(), this.words()));
  /** A bare value is shown with what it stands in. */
  protected readonly object = computed(() => {
    const { at } = this.finding();
    const { content } = this.file();
    const value = valueAt(content, at);
    if (typeof value === 'object' && value !== null) return value;
    return valueAt(content, at.replace(/\/[^/]*$/, ''));
  });
  protected readonly line = computed(
    () => textPlaces(this.file().text)(this.finding().at).startLine,
  );
  protected readonly sentence = computed(() => {
    const { example } = this.finding();
    if (example === undefined) return '';
    const words = this.words();
    const { target, legs, businessNumber, initiator } = example;
    const name = target?.id ?? target?.address ?? '';
    const params = {
      number: words.number(businessNumber),
      target: target === undefined ? '' : `${words.kind(target.kind)} ${words.number(name)}`.trim(),
      origin: words.kind(legs[0].endpoint.kind),
    };
    const key = initiator === 'user' ? 'configAudit.userCall' : 'configAudit.agentCall';
    return this.transloco.translate<string>(key, params, this.language());
  });
  /** The call as a question of the test bench, where nothing is known of anybody. */
  protected readonly question = computed(() => {
    const { example: attempt, door } = this.finding();
    const now = new Date(this.clock.now()).toISOString();
    return { question: { name: door, attempt, evidence: {}, now } };
  });
}
