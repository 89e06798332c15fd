import { computed, inject, Injectable } from '@angular/core';
import { figuresOn } from '@ringfence/rules';
import { ServerClock } from '../../api/server-clock.js';
import { readableParameters } from '../figures/readable-parameters.js';
import { DraftDesk } from './draft-desk.js';

/** The figures in force today, in the draft and in the version it began with. */
@Injectable()
export class DraftFigures {
  private readonly desk = inject(DraftDesk);
  private readonly clock = inject(ServerClock);

  /** The list itself, so that typing in a rule does not make the figures anew. */
  private readonly parametersText = computed(() => this.desk.policy().parameters);
  readonly parameters = computed(() => readableParameters(this.parametersText()));
  readonly before = computed(() => readableParameters(this.desk.base()?.parameters));
  readonly now = computed(() => figuresOn(this.parameters(), this.clock.now()));
  readonly was = computed(() => figuresOn(this.before(), this.clock.now()));

  /** UTC day, `YYYY-MM-DD`: the day whose figures decide. */
  today(): string {
    return new Date(this.clock.now()).toISOString().slice(0, 10);
  }
}
