import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { PSTN_INVARIANT, type Language, type RouteStep } from '@ringfence/rules';
import { Icon } from '../ui/icon/icon.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { TraceTree } from '../ui/trace-tree/trace-tree.js';
import type { BenchAnswer } from './bench-answer.js';

/** The answer to a question: effect, reasons, what to do, and why. */
@Component({
  selector: 'rf-answer-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TraceTree, TranslocoDirective],
  templateUrl: './answer-card.html',
  styleUrl: './answer-card.css',
})
export class AnswerCard {
  readonly answer = input.required<BenchAnswer>();
  readonly language = input.required<Language>();
  /** What the draft is called that answered; null: the live policy did. */
  readonly draft = input<string | null>(null);
  /** The question has been changed since. */
  readonly stale = input(false);

  private readonly transloco = inject(TranslocoService);
  protected readonly all = signal(false);
  protected readonly decision = computed(() => this.answer().decision);
  protected readonly by = computed(() => {
    const draft = this.draft();
    const [key, params] =
      draft === null
        ? ['bench.live', { version: this.decision().policy.version }]
        : ['bench.byDraft', { title: draft }];
    return this.transloco.translate<string>(key, params, this.language());
  });
  protected readonly permitted = computed(() => this.decision().effect === 'permit');
  /** The rules would have permitted it: nothing but the ban in code refuses. */
  protected readonly onlyBan = computed(() => {
    const { effect, reasons } = this.decision();
    return effect === 'deny' && reasons.every(({ rule }) => rule === PSTN_INVARIANT);
  });
  protected readonly digest = computed(() =>
    this.decision().policy.digest.replace('sha256:', '').slice(0, 8),
  );

  protected name({ endpoint: { id, address } }: RouteStep, kind: string): string {
    return [kind, id ?? (address && phoneText(address))].filter(Boolean).join(' ');
  }

  /** An obligation of a policy's own has no words here: it is called by its type. */
  protected wordOf(type: string): string {
    const key = `decisions.obligation.${type}`;
    const word = this.transloco.translate<string>(key, {}, this.language());
    return word === key ? type : word;
  }

  protected when(at: string): string {
    return new Intl.DateTimeFormat(this.language() === 'ja' ? 'ja-JP' : 'en-GB', {
      dateStyle: 'medium',
      timeStyle: 'long',
    }).format(new Date(at));
  }
}
