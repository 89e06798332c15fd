import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Promotion, VersionView } from '../api/change-wire.js';
import { PromotionSource } from '../api/promotion-source.js';
import { Reading } from '../api/reading.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { PolicySource } from './policy-source.js';

interface VersionStory {
  readonly version: VersionView;
  readonly promotions: readonly Promotion[];
}

/** Who wrote a version, who approved it and who put it live, each with its entry in the ledger. */
@Component({
  selector: 'rf-version-record',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, Icon, RouterLink, TranslocoDirective],
  templateUrl: './version-record.html',
  styles: `
    ol {
      display: grid;
      gap: 10px;
    }
    li {
      display: grid;
      gap: 0 10px;
      grid-template-columns: 14px minmax(0, 1fr);
      overflow-wrap: anywhere;
    }
    li rf-icon {
      margin-top: 3px;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
    }
  `,
})
export class VersionRecord {
  readonly digest = input.required<string>();

  private readonly policies = inject(PolicySource);
  private readonly promotions = inject(PromotionSource);
  protected readonly text = inject(LocaleText);
  protected readonly reading = new Reading<VersionStory | null>();
  /** Approvals of these bytes, each once, however often they went live. */
  protected readonly approvals = computed(() => {
    const all = (this.reading.value()?.promotions ?? []).flatMap(({ approvals }) => approvals);
    return [...new Map(all.map((each) => [`${each.person.id} ${each.at}`, each])).values()];
  });

  constructor() {
    effect(() => {
      this.digest();
      untracked(() => void this.load());
    });
  }

  protected load(): Promise<boolean> {
    const digest = this.digest();
    return this.reading.ask(async () => {
      const [versions, { items }] = await Promise.all([
        this.policies.versions(),
        this.promotions.all(),
      ]);
      const version = versions.find((each) => each.digest === digest);
      if (version === undefined) return null;
      return { version, promotions: items.filter((each) => each.digest === digest) };
    });
  }
}
