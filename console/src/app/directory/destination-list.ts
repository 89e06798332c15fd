import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  model,
  signal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { EndpointRef } from '../api/directory-wire.js';
import { Icon } from '../ui/icon/icon.js';
import { DirectoryDesk } from './directory-desk.js';
import { PlaceName } from './place-name.js';

/** Where users' calls go, best first; put in order by buttons, so that keys can do it. */
@Component({
  selector: 'rf-destination-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, Icon, PlaceName, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <ol>
        @for (place of places(); track $index; let index = $index) {
          <li>
            <rf-place-name [place]="place" />
            <span>
              <button
                type="button"
                class="btn quiet icon"
                [attr.data-up]="index"
                [attr.aria-disabled]="index === 0 ? true : null"
                [attr.aria-label]="t('directory.moveUp', { name: nameOf(place) })"
                (click)="move(index, -1)"
              >
                <rf-icon class="up" name="down" size="s" />
              </button>
              <button
                type="button"
                class="btn quiet icon"
                [attr.data-down]="index"
                [attr.aria-disabled]="index === places().length - 1 ? true : null"
                [attr.aria-label]="t('directory.moveDown', { name: nameOf(place) })"
                (click)="move(index, 1)"
              >
                <rf-icon name="down" size="s" />
              </button>
              <button
                type="button"
                class="btn quiet icon"
                [attr.aria-label]="t('directory.takeOut', { name: nameOf(place) })"
                (click)="takeOut(index, adder)"
              >
                <rf-icon name="close" size="s" />
              </button>
            </span>
          </li>
        } @empty {
          <li class="small soft">{{ t('directory.noDestinations') }}</li>
        }
      </ol>
      <label class="field">
        <span>{{ t('directory.addDestination') }}</span>
        <select
          #adder
          class="in"
          name="destination"
          [ngModel]="chosen()"
          (ngModelChange)="add($event)"
        >
          <option value="">{{ t('directory.choose') }}</option>
          @for (each of choices(); track each.key) {
            <option [value]="each.key">
              {{ each.place.id }} ({{ t('kind.' + each.place.kind) }})
            </option>
          }
        </select>
      </label>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    ol {
      display: grid;
    }
    li {
      align-items: center;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      display: flex;
      justify-content: space-between;
      min-height: 36px;
    }
    li > span {
      display: flex;
      flex: none;
    }
    .btn {
      --rf-control: 28px;
    }
    .up {
      rotate: 180deg;
    }
    select.in {
      display: block;
    }
    @media (max-width: 640px) {
      .btn {
        --rf-control: 40px;
      }
    }
  `,
})
export class DestinationList {
  readonly places = model.required<readonly EndpointRef[]>();

  private readonly desk = inject(DirectoryDesk);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Empty again after each choice. */
  protected readonly chosen = signal('');
  /** Registered endpoints that are not in the list yet. */
  protected readonly choices = computed(() => {
    const listed = new Set(this.places().map(keyOf));
    return (this.desk.directory.value()?.endpoints ?? [])
      .map((place) => ({ key: keyOf(place), place }))
      .filter(({ key }) => !listed.has(key))
      .sort((a, b) => a.key.localeCompare(b.key));
  });

  protected nameOf({ kind, id, address }: EndpointRef): string {
    return id ?? address ?? kind;
  }

  protected add(key: string): void {
    this.chosen.set(key);
    const place = this.choices().find((each) => each.key === key)?.place;
    if (place !== undefined) {
      this.places.update((places) => [...places, { kind: place.kind, id: place.id }]);
    }
    setTimeout(() => this.chosen.set(''));
  }

  protected move(index: number, step: -1 | 1): void {
    const to = index + step;
    const places = [...this.places()];
    if (to < 0 || to >= places.length) return;
    const [moved] = places.splice(index, 1);
    places.splice(to, 0, moved);
    this.places.set(places);
    // The focus goes with what was moved, so that it can be moved on.
    const button = `[data-${step < 0 ? 'up' : 'down'}="${to}"]`;
    this.host.querySelector<HTMLElement>(button)?.focus();
    const said = { name: this.nameOf(moved), place: to + 1, all: places.length };
    void this.announcer.announce(this.transloco.translate('directory.moved', said));
  }

  protected takeOut(index: number, next: HTMLElement): void {
    this.places.update((places) => places.filter((_, at) => at !== index));
    next.focus();
  }
}

function keyOf({ kind, id, address }: EndpointRef): string {
  return `${kind}:${id ?? ''}:${address ?? ''}`;
}
