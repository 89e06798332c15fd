import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryRoute } from '../api/directory-wire.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { DirectoryDesk } from './directory-desk.js';
import { EntryForm } from './entry-form.js';

/** Enters a route, or changes where one leads. */
@Component({
  selector: 'rf-route-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EntryForm, FormsModule, TranslocoDirective],
  templateUrl: './route-form.html',
  styleUrl: './entry-form.css',
})
export class RouteForm {
  /** Null: a new one. */
  readonly route = input.required<DirectoryRoute | null>();
  /** Key of what was saved; null: nothing was. */
  readonly closed = output<string | null>();

  private readonly desk = inject(DirectoryDesk);
  protected readonly text = phoneText;
  protected readonly platform = linkedSignal(() => this.route()?.platform ?? 'infobip');
  protected readonly routeId = linkedSignal(() => this.route()?.routeId ?? '');
  protected readonly initiator = linkedSignal<DirectoryRoute['initiator']>(
    () => this.route()?.initiator ?? 'user',
  );
  protected readonly sender = linkedSignal(() => this.route()?.businessNumber ?? '');
  protected readonly place = linkedSignal(() => {
    const endpoint = this.route()?.endpoint;
    return endpoint === undefined ? '' : `${endpoint.kind}:${endpoint.id ?? ''}`;
  });
  protected readonly numbers = computed(
    () => this.desk.directory.value()?.businessNumbers.map(({ number }) => number) ?? [],
  );
  /** Every registered endpoint, and the one it names, also where that is not registered. */
  protected readonly places = computed(() => {
    const own = this.route()?.endpoint;
    const all = [...(this.desk.directory.value()?.endpoints ?? []), ...(own ? [own] : [])];
    const byKey = new Map(
      all.map(({ kind, id = '' }) => [`${kind}:${id}`, { key: `${kind}:${id}`, kind, id }]),
    );
    return [...byKey.values()].sort((a, b) => a.key.localeCompare(b.key));
  });
  protected readonly filled = computed(() => {
    const isNamed = this.routeId().trim() !== '' && /^[a-z][a-z0-9-]*$/u.test(this.platform());
    return (
      isNamed && (this.initiator() === 'user' || (this.sender() !== '' && this.place() !== ''))
    );
  });

  protected async save(reason: string): Promise<void> {
    const [platform, routeId] = [this.platform(), this.route()?.routeId ?? this.routeId().trim()];
    const initiator = this.initiator();
    const body = {
      initiator,
      ...this.endpoint(),
      ...(initiator === 'business' ? { businessNumber: this.sender() } : {}),
    };
    if (
      await this.desk.change((source) => source.put(['routes', platform, routeId], body, reason))
    ) {
      this.closed.emit(`${platform}/${routeId}`);
    }
  }

  /** One that is not registered, or has an address, stays as it is until another is chosen. */
  private endpoint(): { endpoint?: DirectoryRoute['endpoint'] } {
    if (this.place() === '') return {};
    const before = this.route()?.endpoint;
    if (before && `${before.kind}:${before.id ?? ''}` === this.place()) return { endpoint: before };
    const chosen = this.places().find(({ key }) => key === this.place());
    return chosen === undefined ? {} : { endpoint: { kind: chosen.kind, id: chosen.id } };
  }
}
