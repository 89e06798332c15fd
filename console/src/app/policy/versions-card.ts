import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { VersionView } from '../api/change-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { shortDigest } from '../ui/digest/short-digest.js';
import { Icon } from '../ui/icon/icon.js';
import { comparisonText } from './comparison.js';
import { PolicySource } from './policy-source.js';

/** Every version there has been, the newest first; any two can be compared. */
@Component({
  selector: 'rf-versions-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  templateUrl: './versions-card.html',
  styleUrl: './versions-card.css',
})
export class VersionsCard {
  private readonly source = inject(PolicySource);
  private readonly router = inject(Router);

  /** Number of the version being read. */
  readonly shown = input<number | null>(null);

  protected readonly text = inject(LocaleText);
  protected readonly versions = resource({ loader: () => this.source.versions() });
  /** Versions ticked for comparison, the last two. */
  protected readonly ticked = signal<readonly number[]>([]);
  protected readonly pair = computed(() => {
    const [one, other] = [...this.ticked()].sort((a, b) => a - b);
    return one === undefined || other === undefined ? null : { from: one, to: other };
  });

  /** The list is out of date. */
  again(): void {
    this.versions.reload();
  }

  protected toggle(version: number): void {
    this.ticked.update((ticked) =>
      ticked.includes(version)
        ? ticked.filter((each) => each !== version)
        : [...ticked, version].slice(-2),
    );
  }

  protected compare(): void {
    const pair = this.pair();
    if (pair === null) return;
    const compare = comparisonText(pair.from, pair.to);
    void this.router.navigate([], { queryParams: { compare }, queryParamsHandling: 'merge' });
  }

  protected short({ digest }: VersionView): string {
    return shortDigest(digest).slice(0, 8);
  }
}
