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
import { endpointIcon } from '../flow-mark/endpoint-icon.js';
import { ICON_SHAPES, type IconShape } from '../icon/icon-shapes.js';
import { isOutside, type DiagramLeg, type LegState } from './diagram-leg.js';
import { fitText } from './fit-text.js';
import type { Line, NodeBox } from './leg-geometry.js';
import { layOut } from './leg-layout.js';

/** How a state's line and mark are coloured by the stylesheet. */
const LINE_CLASS: Record<LegState, string> = {
  up: 'up',
  asked: 'ask',
  stopped: 'stop',
  refused: 'stop',
  suspect: 'doubt',
  leaking: 'leak',
};
const MARK_CLASS: Record<LegState, string> = {
  up: 'g',
  asked: 'b',
  stopped: 'r',
  refused: 'r',
  suspect: 'y',
  leaking: 'r',
};

let drawn = 0;

/** A call as its legs: the yard, its fence towards the phone network, and where each leg ends. */
@Component({
  selector: 'rf-leg-diagram',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  templateUrl: './leg-diagram.html',
  styleUrl: './leg-diagram.css',
})
export class LegDiagram {
  readonly legs = input.required<readonly DiagramLeg[]>();
  /** The call as a sentence, for those who do not see the drawing. */
  readonly sentence = input('');
  /** Whether the meaning of the lines is told below. */
  readonly key = input(false);

  protected readonly phone = ICON_SHAPES['pstn'];
  protected readonly uid = `legs-${++drawn}`;
  private readonly width = signal(0);
  protected readonly layout = computed(() =>
    this.width() > 0 ? layOut(this.legs(), this.width()) : null,
  );
  /** The leg that would reach the phone network through a trunk or a number that is drawn as no node. */
  protected readonly through = computed(
    () => this.legs().find((leg) => isOutside(leg) && leg.kind !== 'pstn')?.name ?? null,
  );
  /** Nobody vouches for a leg: that it ends on the phone network can be neither said nor denied. */
  protected readonly unsure = computed(() => this.legs().some(({ state }) => state === 'suspect'));

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const measure = (): void => this.width.set(Math.floor(element.clientWidth));
      measure();
      const watch = new ResizeObserver(measure);
      watch.observe(element);
      destroyed.onDestroy(() => watch.disconnect());
    });
  }

  protected lineClass(line: Line): string {
    return LINE_CLASS[line.state];
  }

  protected markClass(state: LegState): string {
    return MARK_CLASS[state];
  }

  protected icon(box: NodeBox): readonly IconShape[] {
    return ICON_SHAPES[box.drawn.leg ? endpointIcon(box.drawn.leg.kind) : 'more'];
  }

  protected nodeClass(box: NodeBox): string {
    const leg = box.drawn.leg;
    if (box.outside) return 'out';
    if (leg?.state === 'suspect' || leg?.state === 'leaking') return 'un';
    return leg?.kind === 'whatsapp' ? 'wa' : '';
  }

  protected fit(text: string, room: number, size: number): string {
    return fitText(text, room, size);
  }
}
