import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Language } from '@ringfence/rules';
import { Icon } from '../../ui/icon/icon.js';
import { factName } from '../../ui/trace-tree/fact-words.js';
import { factsFound, ownFact } from './fact-search.js';
import type { FactType } from './typed-value.js';

let pickers = 0;

/** Chooses one fact of the catalogue: a button with its whole name, and behind it a list that is searched by typing. */
@Component({
  selector: 'rf-fact-picker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, Icon, TranslocoDirective],
  templateUrl: './fact-picker.html',
  styleUrl: './fact-picker.css',
})
export class FactPicker {
  readonly fact = input.required<string>();
  readonly label = input.required<string>();
  readonly language = input.required<Language>();
  /** Only facts of this type are offered; null: of any. */
  readonly type = input<FactType | null>(null);
  readonly changed = input(false);
  readonly disabled = input(false);

  readonly picked = output<string>();

  private readonly injector = inject(Injector);
  private readonly trigger = viewChild.required<ElementRef<HTMLButtonElement>>('trigger');
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly id = `facts-${++pickers}`;
  protected readonly open = signal(false);
  protected readonly typed = signal('');
  private readonly active = signal(0);

  protected readonly name = computed(() => factName(this.fact(), this.language()));
  protected readonly groups = computed(() =>
    factsFound(this.typed(), this.type(), this.language()),
  );
  private readonly flat = computed(() => [
    ...this.groups().flatMap(({ facts }) => facts.map(({ id }) => id)),
    ...(this.own() === null ? [] : [this.own()!]),
  ]);
  /** A fact the caller brings itself may be named although no catalogue has it. */
  protected readonly own = computed(() => ownFact(this.typed()));
  protected readonly activeFact = computed(() => this.flat()[this.active()] ?? null);
  protected readonly count = computed(() => this.flat().length);

  protected show(): void {
    if (this.disabled()) return;
    this.typed.set('');
    this.open.set(true);
    this.active.set(Math.max(0, this.flat().indexOf(this.fact())));
    afterNextRender(
      () => {
        this.field()?.nativeElement.focus();
        this.bringIntoSight();
      },
      { injector: this.injector },
    );
  }

  protected hide(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.trigger().nativeElement.focus();
  }

  protected search(text: string): void {
    this.typed.set(text);
    this.active.set(0);
  }

  protected choose(fact: string | null): void {
    this.hide();
    if (fact !== null && fact !== this.fact()) this.picked.emit(fact);
  }

  protected onKey(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 8,
      PageUp: -8,
    };
    if (Object.hasOwn(steps, event.key)) {
      event.preventDefault();
      const next = this.active() + steps[event.key];
      this.active.set(Math.max(0, Math.min(this.count() - 1, next)));
      this.bringIntoSight();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.choose(this.activeFact());
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      this.hide();
    }
  }

  protected optionId(fact: string): string {
    return `${this.id}-${fact}`;
  }

  private bringIntoSight(): void {
    const fact = this.activeFact();
    if (fact === null) return;
    requestAnimationFrame(() =>
      this.list()
        ?.nativeElement.querySelector('[aria-selected="true"]')
        ?.scrollIntoView({ block: 'nearest' }),
    );
  }
}
