import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { valueText, type Language, type Parameter, type ParameterValue } from '@ringfence/rules';
import { JsonView } from '../ui/json-view/json-view.js';
import { ParameterWords } from '../ui/parameter-words/parameter-words.js';
import { parameterTimeline, type Span, type TimedParameter } from './parameter-timeline.js';

/** So many figures are shown before one asks for the rest. */
const SHOWN = 10;

/** The policy's figures: each on its lane of one time axis, or as a table. */
@Component({
  selector: 'rf-parameter-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [JsonView, TranslocoDirective],
  templateUrl: './parameter-card.html',
  styleUrl: './parameter-card.css',
})
export class ParameterCard {
  private readonly transloco = inject(TranslocoService);
  private readonly words = inject(ParameterWords);

  readonly parameters = input.required<readonly Parameter[]>();
  /** UTC day, `YYYY-MM-DD`. */
  readonly today = input.required<string>();
  readonly json = input.required<boolean>();
  readonly language = input.required<Language>();

  protected readonly asTable = signal(false);
  protected readonly everything = signal(false);
  protected readonly timeline = computed(() => parameterTimeline(this.parameters(), this.today()));
  /** Figures that changed, will change, or differ by provider come first: they are why this is a timeline. */
  private readonly moving = computed(() =>
    this.timeline().parameters.filter(
      ({ lanes, unset }) => !unset && (lanes.length > 1 || lanes[0].spans.length > 1),
    ),
  );
  private readonly ordered = computed(() => [
    ...this.moving(),
    ...this.timeline().parameters.filter((each) => !this.moving().includes(each)),
  ]);
  private readonly least = computed(() => Math.max(SHOWN, this.moving().length));
  protected readonly hidden = computed(() => Math.max(0, this.ordered().length - this.least()));
  protected readonly shown = computed(() =>
    this.everything() ? this.ordered() : this.ordered().slice(0, this.least()),
  );

  protected name({ key }: Parameter): string {
    return this.words.name(key);
  }

  protected unit({ unit }: Parameter): string {
    return this.words.unit(unit);
  }

  protected text(value: ParameterValue['value']): string {
    return valueText(value, this.language());
  }

  /** A tick under today's badge, or at the very end, would be half a word. */
  protected hasRoom(at: number): boolean {
    const today = this.timeline().today;
    return at < 0.94 && (at < today - 0.1 || at > today + 0.07);
  }

  /** A tick's month, with the year where it begins. */
  protected month(day: string): string {
    const year = day.slice(5, 7) === '01' || day === this.timeline().from;
    return new Intl.DateTimeFormat(this.language() === 'ja' ? 'ja-JP' : 'en-GB', {
      month: 'short',
      year: year ? 'numeric' : undefined,
      timeZone: 'UTC',
    }).format(new Date(`${day}T00:00:00Z`));
  }

  protected day(day: string): string {
    return new Intl.DateTimeFormat(this.language() === 'ja' ? 'ja-JP' : 'en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${day}T00:00:00Z`));
  }

  protected title(span: Span, { parameter }: TimedParameter): string {
    const from = span.value.from
      ? this.day(span.value.from)
      : this.transloco.translate<string>('policy.always');
    return [
      `${this.text(span.value.value)} (${this.unit(parameter)})`,
      from,
      span.value.source,
      span.value.note,
    ]
      .filter(Boolean)
      .join(' · ');
  }

  protected stateOf(each: TimedParameter, value: ParameterValue): Span['state'] | null {
    return (
      each.lanes.flatMap((lane) => lane.spans).find((span) => span.value === value)?.state ?? null
    );
  }
}
