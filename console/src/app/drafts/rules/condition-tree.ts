import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
} from '@angular/core';
import type { Condition, Figures, Language } from '@ringfence/rules';
import { ConditionNode } from './condition-node.js';
import { TreeHands } from './tree-hands.js';

/** A tree of conditions as a form. */
@Component({
  selector: 'rf-condition-tree',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ConditionNode],
  providers: [TreeHands],
  template: '<div class="tree"><rf-condition-node at="" [condition]="root()" /></div>',
})
export class ConditionTree {
  readonly root = input.required<Condition>();
  readonly before = input.required<Condition | null>();
  readonly names = input.required<readonly string[]>();
  readonly language = input.required<Language>();
  readonly figures = input.required<Figures>();
  readonly disabled = input(false);
  /** Places, within the tree, of conditions that make no difference. */
  readonly dead = input<ReadonlySet<string>>(new Set());

  /** The tree as it is now; `typing` names what is being typed, null: the change stands alone. */
  readonly edited = output<{ readonly root: Condition; readonly typing: string | null }>();
  readonly nameOpened = output<string>();

  private readonly hands = inject(TreeHands);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    effect(() => {
      this.hands.root.set(this.root());
      this.hands.before.set(this.before());
      this.hands.names.set(this.names());
      this.hands.language.set(this.language());
      this.hands.figures.set(this.figures());
      this.hands.disabled.set(this.disabled());
      this.hands.dead.set(this.dead());
    });
    this.hands.change = (root, focus, typing) => {
      this.edited.emit({ root, typing });
      if (focus !== null) this.focusOn(focus);
    };
    this.hands.open = (name) => this.nameOpened.emit(name);
  }

  /** Puts the keyboard on a condition, by its pointer within the tree, or on the nearest one around it. */
  focusOn(at: string): void {
    const show = (): void => {
      for (let place = at; ; place = place.slice(0, place.lastIndexOf('/'))) {
        const node = this.host.querySelector<HTMLElement>(`[data-at="${CSS.escape(place)}"]`);
        const control = node?.querySelector<HTMLElement>('button, select, input');
        if (control) return control.focus();
        if (place === '') return;
      }
    };
    afterNextRender(show, { injector: this.injector });
  }
}
