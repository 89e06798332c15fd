import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Overview } from '../api/wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { seriesPlot } from './series-plot.js';

/** Permits and denies over the window, as bars or as a table. */
@Component({
  selector: 'rf-series-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  host: { class: 'card' },
  templateUrl: './series-card.html',
  styleUrl: './series-card.css',
})
export class SeriesCard {
  readonly overview = input.required<Overview>();

  protected readonly text = inject(LocaleText);
  protected readonly table = signal(false);
  private readonly width = signal(690);
  protected readonly step = computed(() => this.overview().window.step);
  protected readonly plot = computed(() =>
    seriesPlot(this.overview().series, this.width(), this.width() < 480 ? 220 : 276),
  );
  protected readonly labels = computed(() => {
    const { series } = this.overview();
    const room = Math.max(1, Math.ceil(series.length / Math.floor(this.width() / 84)));
    const every = this.step() === 'hour' ? [1, 3, 6, 12].find((each) => each >= room) : room;
    return series.map(({ at }, index) => {
      const wanted =
        this.step() === 'hour'
          ? new Date(at).getHours() % (every ?? 12) === 0
          : index % (every ?? 1) === 0;
      return wanted ? this.label(at) : '';
    });
  });
  protected readonly told = computed(() => {
    const { series, totals, window } = this.overview();
    const peak = series.reduce((most, each) => (each.deny > most.deny ? each : most), series[0]);
    return {
      from: this.text.dateTime(window.from),
      to: this.text.dateTime(window.to),
      permit: this.text.number(totals.permit),
      deny: this.text.number(totals.deny),
      peak: peak ? this.label(peak.at) : '',
    };
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const measure = (): void => this.width.set(Math.max(280, host.clientWidth - 32));
      measure();
      const watch = new ResizeObserver(measure);
      watch.observe(host);
      destroyed.onDestroy(() => watch.disconnect());
    });
  }

  protected label(at: string): string {
    return this.step() === 'hour' ? this.text.hour(at) : this.text.day(at);
  }

  protected row(at: string): string {
    return this.step() === 'hour' ? this.text.dateTime(at) : this.text.date(at);
  }
}
