import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { unitId } from './unit-id.js';

/** Names and units of parameters in the reader's words. */
@Injectable({ providedIn: 'root' })
export class ParameterWords {
  private readonly transloco = inject(TranslocoService);

  name(key: string): string {
    return this.told(`parameter.${key.replaceAll('.', '-')}`, key);
  }

  unit(unit: string): string {
    return this.told(`unit.${unitId(unit)}`, unit);
  }

  /** A policy may hold figures and units the console has no words for: those are shown as they are written. */
  private told(id: string, written: string): string {
    const words = this.transloco.translate<string>(id);
    return words === id || words === '' ? written : words;
  }
}
