import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Expectation } from '@ringfence/rules';
import { EffectMark } from '../../ui/effect-mark/effect-mark.js';
import { Icon } from '../../ui/icon/icon.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftPlace } from '../desk/draft-place.js';
import { schemaOf } from '../page/draft-schemas.js';
import { JsonPane } from '../page/json-pane.js';
import { keyOf, TestRun } from '../panel/test-run.js';
import { below, valueAt } from '../text/json-pointer.js';
import type { Place } from '../text/place.js';
import { nameIn } from '../text/readable.js';

/** One case: what it shows, what it expects, what came of it, and the whole of it as JSON. */
@Component({
  selector: 'rf-case-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EffectMark, Icon, JsonPane, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div class="lab">
        <a routerLink="." queryParamsHandling="merge" [queryParams]="{ at: 'suites' }">{{
          t('drafts.cases')
        }}</a>
        <rf-icon name="right" size="s" />
        <span>{{ suite() }}</span>
        @if (desk.editable()) {
          <button type="button" class="btn quiet acts" (click)="remove()">
            <rf-icon name="close" size="s" />{{ t('drafts.remove') }}
          </button>
        }
      </div>
      <h2>{{ name() }}</h2>
      <dl class="kv">
        <dt>{{ t('drafts.expects') }}</dt>
        <dd>
          @if (expect(); as expected) {
            @if (expected.effect === 'permit' || expected.effect === 'deny') {
              <rf-effect-mark [effect]="expected.effect" />
            }
            @for (code of expected.reasons ?? []; track code) {
              <span class="code">{{ code }}</span>
            }
            @if (expected.scenario) {
              <span class="code">{{ expected.scenario }}</span>
            }
          } @else {
            <span class="faint">{{ t('drafts.expectsNothing') }}</span>
          }
        </dd>
        @if (outcome(); as last) {
          <dt>{{ t('drafts.lastRun') }}</dt>
          <dd [class.old]="tests.stale()">
            <span [class]="last.pass === false ? 'bad-t' : 'ok'">
              <rf-icon [name]="last.pass === false ? 'deny' : 'permit'" size="s" />
              {{ last.pass === false ? t('drafts.fails') : t('drafts.passes') }}
            </span>
            @for (each of last.differences; track $index) {
              <span class="small soft" lang="en">{{ each }}</span>
            }
          </dd>
        }
      </dl>
      @defer (on immediate) {
        <rf-json-pane
          [pointer]="place().pointer"
          [label]="t('drafts.jsonOf', { name: name() })"
          [schema]="schema()"
          [readonly]="!desk.editable()"
        />
      } @placeholder {
        <div class="wait" aria-busy="true">
          <span class="skel"></span><span class="skel"></span>
        </div>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      grid-template-columns: minmax(0, 1fr);
    }
    .acts {
      margin-left: auto;
    }
    dd {
      align-items: center;
      display: flex;
      flex-wrap: wrap;
      gap: 4px 10px;
    }
    /* What was found in a text that has changed since is grey; fainter than this it could not be read. */
    .old,
    .old :is(.ok, .bad-t, .warn-t) {
      color: var(--rf-faint);
    }
    .wait {
      display: grid;
      gap: 20px;
      padding: 16px;
    }
  `,
})
export class CaseEditor {
  readonly place = input.required<Place>();

  private readonly places = inject(DraftPlace);
  protected readonly desk = inject(DraftDesk);
  protected readonly tests = inject(TestRun);
  private readonly value = computed(() => valueAt(this.desk.policy(), this.place().pointer));
  protected readonly suite = computed(() => {
    const place = this.place();
    if (place.kind !== 'case') return '';
    return nameIn(valueAt(this.desk.policy(), below('/suites', place.suite))) ?? '';
  });
  protected readonly name = computed(() => nameIn(this.value()) ?? this.place().pointer);
  protected readonly schema = computed(() => schemaOf(this.place()));
  protected readonly expect = computed((): Partial<Expectation> | null => {
    const expect = (this.value() as { expect?: unknown } | null)?.expect;
    return typeof expect === 'object' && expect !== null ? expect : null;
  });
  protected readonly outcome = computed(
    () => this.tests.outcomes().get(keyOf(this.suite(), this.name())) ?? null,
  );

  protected async remove(): Promise<void> {
    this.desk.remove(this.place().pointer);
    await this.places.go({ kind: 'suites', pointer: '/suites' });
  }
}
