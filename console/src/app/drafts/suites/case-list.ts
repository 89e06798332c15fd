import { ScrollingModule } from '@angular/cdk/scrolling';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Expectation } from '@ringfence/rules';
import { EffectMark } from '../../ui/effect-mark/effect-mark.js';
import { Icon } from '../../ui/icon/icon.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { keyOf, TestRun } from '../panel/test-run.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import { addressOf, casePlace } from '../text/place.js';
import { listIn, nameIn } from '../text/readable.js';

/** Every case of the draft's suites, with what came of it when it was run last. */
@Component({
  selector: 'rf-case-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EffectMark, Icon, RouterLink, ScrollingModule, TranslocoDirective],
  templateUrl: './case-list.html',
  styleUrl: './case-list.css',
})
export class CaseList {
  private readonly desk = inject(DraftDesk);
  private readonly link = inject(ScribeLink);
  private readonly tests = inject(TestRun);
  protected readonly rowHeight = 40;
  protected readonly filter = signal('');
  protected readonly stale = this.tests.stale;

  protected readonly rows = computed(() => {
    const policy = this.desk.policy();
    const outcomes = this.tests.outcomes();
    const wanted = this.filter().trim().toLowerCase();
    return listIn(policy.suites).flatMap((suite, at) => {
      const suiteName = nameIn(suite) ?? `#${at}`;
      const cases = listIn((suite as { cases?: unknown } | null)?.cases);
      return cases.flatMap((each, index) => {
        const name = nameIn(each) ?? `#${index}`;
        if (!`${suiteName} ${name}`.toLowerCase().includes(wanted)) return [];
        const place = casePlace(at, index);
        const expect = (each as { expect?: Partial<Expectation> } | null)?.expect;
        return [
          {
            pointer: place.pointer,
            address: addressOf(policy, place),
            suite: suiteName,
            name,
            effect: expect?.effect === 'permit' || expect?.effect === 'deny' ? expect.effect : null,
            outcome: outcomes.get(keyOf(suiteName, name)) ?? null,
            changed: this.link.changed().has(place.pointer),
          },
        ];
      });
    });
  });
  protected readonly identity = (_: number, row: { pointer: string }): string => row.pointer;
}
