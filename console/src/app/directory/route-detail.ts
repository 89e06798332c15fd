import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryRoute } from '../api/directory-wire.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { EntryActs } from './entry-acts.js';
import { PlaceName } from './place-name.js';
import { RemoveEntry } from './remove-entry.js';
import { RouteForm } from './route-form.js';
import { SidePanel } from './side-panel.js';

/** One route: who begins calls on it, and where they lead. */
@Component({
  selector: 'rf-route-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EntryActs, PlaceName, RemoveEntry, RouteForm, SidePanel, TranslocoDirective],
  template: `
    <rf-side-panel *transloco="let t" [label]="route().routeId" (closed)="closed.emit()">
      <div class="parts">
        <section>
          <p>{{ t('directory.routeWhy.' + route().initiator) }}</p>
          <dl class="kv">
            <dt>{{ t('directory.platform') }}</dt>
            <dd class="mono">{{ route().platform }}</dd>
            <dt>{{ t('directory.initiator') }}</dt>
            <dd>{{ t('directory.begins.' + route().initiator) }}</dd>
            @if (route().initiator === 'business') {
              <dt>{{ t('directory.sender') }}</dt>
              <dd class="num">{{ sender() }}</dd>
            }
            <dt>
              {{ t(route().initiator === 'user' ? 'directory.leadsTo' : 'directory.comesFrom') }}
            </dt>
            <dd>
              @if (route().endpoint; as endpoint) {
                <rf-place-name [place]="endpoint" />
              } @else {
                {{ t('directory.toDestinations') }}
              }
            </dd>
          </dl>
        </section>
        <rf-entry-acts (edit)="act.set('edit')" (remove)="act.set('remove')" />
      </div>
    </rf-side-panel>
    @switch (act()) {
      @case ('edit') {
        <rf-route-form [route]="route()" (closed)="act.set(null)" />
      }
      @case ('remove') {
        <rf-remove-entry
          [place]="['routes', route().platform, route().routeId]"
          [name]="route().routeId"
          (closed)="removed($event)"
        />
      }
    }
  `,
  styleUrl: './entry-detail.css',
})
export class RouteDetail {
  readonly route = input.required<DirectoryRoute>();
  readonly closed = output();

  protected readonly act = signal<'edit' | 'remove' | null>(null);
  protected readonly sender = computed(() => phoneText(this.route().businessNumber ?? ''));

  protected removed(isGone: boolean): void {
    this.act.set(null);
    if (isGone) this.closed.emit();
  }
}
