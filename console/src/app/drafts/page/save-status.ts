import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LocaleText } from '../../i18n/locale-text.js';
import { Icon } from '../../ui/icon/icon.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftSaving } from '../desk/draft-saving.js';

/** Whether what was typed is saved, since when, and what stands in the way. */
@Component({
  selector: 'rf-save-status',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <!-- Only what a person has to know is read out: every save would drown it. -->
      <span class="vh" role="status">{{ urgent() ? t('drafts.save.' + state().kind) : '' }}</span>
      <span class="st small" [class.warn-t]="urgent()" [class.soft]="!urgent()">
        @switch (state().kind) {
          @case ('saved') {
            <rf-icon name="permit" size="s" />
            {{ t('drafts.save.savedAt', { time: time() }) }}
          }
          @case ('waiting') {
            {{ t('drafts.save.waiting') }}
          }
          @case ('saving') {
            {{ t('drafts.save.saving') }}
          }
          @default {
            <rf-icon name="warn" size="s" />{{ t('drafts.save.' + state().kind) }}
          }
        }
      </span>
      @if (saving.met(); as met) {
        <span class="small faint">{{
          t('drafts.metShort', { name: met.name, time: text.hour(met.at) })
        }}</span>
      }
      @if (state().kind === 'unreachable' || state().kind === 'refused') {
        <button type="button" class="btn quiet" (click)="saving.retryNow()">
          {{ t('drafts.save.again') }}
        </button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      align-items: center;
      display: inline-flex;
      flex-wrap: wrap;
      gap: 4px 8px;
    }
    .st {
      align-items: center;
      display: inline-flex;
      gap: 5px;
      min-height: 20px;
      white-space: nowrap;
    }
  `,
})
export class SaveStatus {
  private readonly desk = inject(DraftDesk);
  protected readonly text = inject(LocaleText);
  protected readonly saving = inject(DraftSaving);

  protected readonly state = this.saving.state;
  protected readonly urgent = computed(
    () => !['saved', 'waiting', 'saving'].includes(this.state().kind),
  );
  protected readonly time = computed(() => {
    const at = this.desk.head()?.updatedAt;
    return at === undefined ? '' : this.text.hour(at);
  });
}
