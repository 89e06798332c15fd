import { ChangeDetectionStrategy, Component, model } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';
import type { CallHours } from './hours.js';
import { clockText, DAYS, hhmmOf } from './week-days.js';

/** When users may call: zone, spans of the week, and holidays. */
@Component({
  selector: 'rf-call-hours-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, Icon, TranslocoDirective],
  templateUrl: './call-hours-form.html',
  styleUrls: ['./entry-form.css', './call-hours-form.css'],
})
export class CallHoursForm {
  /** Undefined: always open. */
  readonly hours = model.required<CallHours | undefined>();

  protected readonly days = DAYS;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly clock = clockText;

  protected limit(isLimited: boolean): void {
    const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const weekly = DAYS.slice(0, 5).map((day) => ({ day, open: '0900', close: '1800' }));
    this.hours.set(isLimited ? { timeZone, weekly, holidayMeans: 'closed' } : undefined);
  }

  protected set(change: Partial<CallHours>): void {
    this.hours.update((hours) => ({ ...hours, ...change }));
  }

  protected setSpan(
    index: number,
    change: Partial<NonNullable<CallHours['weekly']>[number]>,
  ): void {
    const weekly = this.hours()?.weekly ?? [];
    this.set({ weekly: weekly.map((span, at) => (at === index ? { ...span, ...change } : span)) });
  }

  protected addSpan(): void {
    const weekly = this.hours()?.weekly ?? [];
    this.set({ weekly: [...weekly, { day: 'MON', open: '0900', close: '1800' }] });
  }

  protected dropSpan(index: number): void {
    this.set({ weekly: (this.hours()?.weekly ?? []).filter((_, at) => at !== index) });
  }

  protected setHoliday(index: number, name: 'date' | 'open' | 'close', text: string): void {
    const holidays = (this.hours()?.holidays ?? []).map((day, at) => {
      if (at !== index) return day;
      const { [name]: _, ...rest } = day;
      const value = name === 'date' ? text : hhmmOf(text);
      return value === '' ? rest : { ...rest, [name]: value };
    });
    this.set({ holidays });
  }

  protected addHoliday(): void {
    this.set({ holidays: [...(this.hours()?.holidays ?? []), {}] });
  }

  protected dropHoliday(index: number): void {
    this.set({ holidays: (this.hours()?.holidays ?? []).filter((_, at) => at !== index) });
  }

  protected readonly hhmm = hhmmOf;
}
