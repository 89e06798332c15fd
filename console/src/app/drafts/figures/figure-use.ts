import { computed, inject, Injectable } from '@angular/core';
import type { Rule } from '@ringfence/rules';
import { ServerClock } from '../../api/server-clock.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftFigures } from '../desk/draft-figures.js';
import { namesOfFigure, readersOf, type FigureReader } from './figure-readers.js';

/** Which rules read which figures. */
@Injectable()
export class FigureUse {
  private readonly desk = inject(DraftDesk);
  private readonly figures = inject(DraftFigures);
  private readonly clock = inject(ServerClock);

  /** By figure, the names rules read it under; values do not matter, so it is made anew only when figures come or go. */
  private readonly keys = computed(() => this.figures.parameters().map(({ key }) => key), {
    equal: (a, b) => a.join() === b.join(),
  });
  private readonly names = computed(() => {
    const parameters = this.figures.parameters();
    const now = this.clock.now();
    return new Map(this.keys().map((key) => [key, namesOfFigure(parameters, key, now)]));
  });

  readersOf(key: string): readonly FigureReader[] {
    const names = this.names().get(key);
    return names === undefined ? [] : readersOf(this.desk.policy(), names);
  }

  keysReadBy(rule: Rule): ReadonlySet<string> {
    const text = JSON.stringify(rule);
    const read = [...this.names()].filter(([, names]) =>
      [...names].some((name) => text.includes(`"${name}"`) || text.includes(`{${name}}`)),
    );
    return new Set(read.map(([key]) => key));
  }
}
