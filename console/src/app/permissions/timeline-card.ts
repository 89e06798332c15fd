import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ShownPermission } from '../api/permission-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { Icon } from '../ui/icon/icon.js';
import { timelineLine } from './timeline-line.js';

/** What happened between the business number and the user, the newest first. */
@Component({
  selector: 'rf-timeline-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <section class="card" *transloco="let t" aria-labelledby="h-timeline">
      <header>
        <h2 id="h-timeline">{{ t('permissions.timeline') }}</h2>
        <span class="end">{{ text.zone() }}</span>
      </header>
      <ol class="rows">
        @for (line of lines(); track $index) {
          <li>
            <rf-icon [name]="line.icon" size="s" [class]="line.colour" />
            <div>
              <p>
                {{ t('permissions.event.' + line.key, { time: time(line.until) }) }}
                @if (line.seconds !== undefined) {
                  <span class="num soft">{{
                    t('permissions.lasted', { seconds: text.number(line.seconds) })
                  }}</span>
                }
              </p>
              <p class="small faint num">
                <time [attr.datetime]="line.at">{{ text.dateTime(line.at) }}</time>
                @for (code of line.codes; track code) {
                  <span class="code">{{ code }}</span>
                }
                @if (line.decision; as id) {
                  <a [routerLink]="['/decisions', id]">{{ t('permissions.toDecision') }}</a>
                }
                @if (line.isLive) {
                  <a routerLink="/calls">{{ t('permissions.toCalls') }}</a>
                }
              </p>
            </div>
          </li>
        } @empty {
          <li class="none">
            <rf-icon name="clock" size="s" />
            <p class="soft">
              {{
                t(permission().state === 'erased' ? 'permissions.gone' : 'permissions.noTimeline')
              }}
            </p>
          </li>
        }
      </ol>
      @if (permission().timelineIsCut) {
        <p class="pad small soft">
          {{ t('permissions.cut', { count: text.number(lines().length) }) }}
        </p>
      }
    </section>
  `,
  styles: `
    ol {
      margin-top: 8px;
    }
    li {
      align-items: start;
      display: grid;
      gap: 4px 10px;
      grid-template-columns: 16px minmax(0, 1fr);
      padding: 10px 16px;
      /* Hundreds of lines: those out of sight cost nothing. */
      contain-intrinsic-size: auto 56px;
      content-visibility: auto;
    }
    rf-icon {
      margin-top: 3px;
    }
    p {
      align-items: baseline;
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      overflow-wrap: anywhere;
    }
  `,
})
export class TimelineCard {
  readonly permission = input.required<ShownPermission>();

  protected readonly text = inject(LocaleText);
  protected readonly lines = computed(() => this.permission().timeline.map(timelineLine));

  protected time(instant: string | undefined): string {
    return instant === undefined ? '' : this.text.dateTime(instant);
  }
}
