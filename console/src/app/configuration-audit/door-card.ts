import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { DOORS } from '@ringfence/rules';
import { Icon } from '../ui/icon/icon.js';
import { readerLanguage } from '../ui/reader-language.js';
import type { AuditedText } from './audited-text.js';
import type { DoorGroup } from './door-groups.js';
import { FindingDetail } from './finding-detail.js';
import { SeverityMark } from './severity-mark.js';

/** Rows shown until more are asked for. */
const FIRST = 10;

/** One door and what was found of it, row by row; a row opens to everything there is to know. */
@Component({
  selector: 'rf-door-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FindingDetail, Icon, SeverityMark, TranslocoDirective],
  templateUrl: './door-card.html',
  styleUrl: './door-card.css',
})
export class DoorCard {
  readonly group = input.required<DoorGroup>();
  readonly files = input.required<readonly AuditedText[]>();
  /** Number of the finding that is open; null: none is. */
  readonly open = input.required<number | null>();
  /** Which finding is to be open. */
  readonly turned = output<number | null>();

  protected readonly language = readerLanguage();
  protected readonly words = computed(() => DOORS[this.group().door]);
  protected readonly isWhole = linkedSignal({ source: this.group, computation: () => false });
  protected readonly shown = computed(() => {
    const { findings } = this.group();
    // The one that is open is shown wherever it stands.
    const until = findings.findIndex(({ index }) => index === this.open()) + 1;
    return this.isWhole() ? findings : findings.slice(0, Math.max(FIRST, until));
  });
  protected readonly hidden = computed(() => this.group().findings.length - this.shown().length);

  protected fileOf(name: string): AuditedText | undefined {
    return this.files().find((file) => file.name === name);
  }
}
