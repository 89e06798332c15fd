import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';
import type { Contrast } from './change-rows.js';

/** What is no longer answered and what is answered instead: reasons, flow, time to ring. */
@Component({
  selector: 'rf-change-contrast',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (contrast().gone.length > 0) {
        <span
          ><span class="faint">{{ t('changes.gone') }}</span>
          @for (code of contrast().gone; track code) {
            <span class="code">{{ code }}</span>
          }
        </span>
      }
      @if (contrast().come.length > 0) {
        <span
          ><span class="faint">{{ t('changes.come') }}</span>
          @for (code of contrast().come; track code) {
            <span class="code">{{ code }}</span>
          }
        </span>
      }
      @if (contrast().flow; as flow) {
        <span>
          {{ t('flow.' + (flow[0] ?? 'none')) }}
          <rf-icon name="arrow" size="s" />
          {{ t('flow.' + (flow[1] ?? 'none')) }}
        </span>
      }
      @if (contrast().rings; as rings) {
        <span>
          <span class="faint">{{ t('changes.rings') }}</span>
          {{ seconds(t, rings[0]) }}
          <rf-icon name="arrow" size="s" />
          {{ seconds(t, rings[1]) }}
        </span>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 14px;
    }
    span {
      align-items: center;
      display: inline-flex;
      flex-wrap: wrap;
      gap: 3px 6px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .code {
      margin: 0;
      white-space: normal;
    }
  `,
})
export class ChangeContrast {
  readonly contrast = input.required<Contrast>();

  protected seconds(
    say: (key: string, params?: Record<string, number>) => string,
    seconds: number | null,
  ): string {
    return seconds === null ? say('changes.ringsOpen') : say('changes.seconds', { seconds });
  }
}
