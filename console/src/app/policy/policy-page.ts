import { Clipboard } from '@angular/cdk/clipboard';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { figuresOn } from '@ringfence/rules';
import { failureOf } from '../api/problem.js';
import { LiveVersion } from '../shell/live-version.js';
import { PageTitle } from '../shell/page-title.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { readerLanguage } from '../ui/reader-language.js';
import { ChapterCard } from './chapter-card.js';
import { CompareView } from './compare-view.js';
import { comparisonOf } from './comparison.js';
import { ParameterCard } from './parameter-card.js';
import { countRules, policyChapters } from './policy-chapter.js';
import { PolicySource } from './policy-source.js';
import { PromotionsCard } from './promotions-card.js';
import { VersionRecord } from './version-record.js';
import { VersionsCard } from './versions-card.js';

/** The live policy, or another version, to be read: three chapters in sentences, its figures over time, its versions. */
@Component({
  selector: 'rf-policy-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ErrorState,
    ChapterCard,
    CompareView,
    Icon,
    ParameterCard,
    PromotionsCard,
    RouterLink,
    TranslocoDirective,
    VersionRecord,
    VersionsCard,
  ],
  providers: [PolicySource],
  templateUrl: './policy-page.html',
  styleUrl: './policy-page.css',
})
export class PolicyPage {
  /** Number of a version; absent: the live one. */
  readonly version = input<string>();

  private readonly source = inject(PolicySource);
  private readonly live = inject(LiveVersion);
  private readonly clipboard = inject(Clipboard);
  private readonly transloco = inject(TranslocoService);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly query = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly fragment = toSignal(this.route.fragment, { requireSync: true });

  protected readonly said = signal('');
  protected readonly language = readerLanguage();
  protected readonly reading = resource({
    params: () => ({ version: this.version() }),
    loader: ({ params }) => this.source.policy(params.version),
  });
  protected readonly failure = computed(() => {
    const error = this.reading.error();
    return error === undefined ? null : failureOf(error);
  });
  protected readonly policy = computed(() =>
    this.reading.hasValue() ? this.reading.value().policy : null,
  );
  protected readonly today = computed(() =>
    this.reading.hasValue() ? this.reading.value().today : '',
  );
  protected readonly figures = computed(() =>
    figuresOn(this.policy()?.document.parameters ?? [], Date.parse(this.today())),
  );
  protected readonly missing = computed(
    () => this.reading.hasValue() && this.reading.value().policy === null,
  );
  /** The two versions the address asks to compare. */
  protected readonly comparison = computed(() => comparisonOf(this.query().get('compare')), {
    equal: (a, b) => a?.from === b?.from && a?.to === b?.to,
  });
  protected readonly json = computed(() => this.query().get('view') === 'json');
  protected readonly chapters = computed(() => {
    const policy = this.policy();
    return policy ? policyChapters(policy.document, policy.hits ?? []) : [];
  });
  protected readonly rules = computed(() =>
    this.policy() ? countRules(this.policy()!.document) : 0,
  );
  protected readonly digest = computed(() => {
    const hex = this.policy()?.digest.replace('sha256:', '') ?? '';
    return `sha256:${hex.slice(0, 4)}…${hex.slice(-4)}`;
  });
  /** The chapter or rule the address names, wherever it is named: by id, by rule name or by code. */
  private readonly anchor = computed(() => {
    const wanted = this.fragment();
    if (wanted === null) return null;
    const rule = this.chapters()
      .flatMap(({ rules }) => rules)
      .find(({ id, rule }) => [id, rule.name, rule.event.params.code].includes(wanted));
    return rule?.id ?? wanted;
  });

  /** The place already scrolled to: naming a rule in the address must not move the page under its reader. */
  private reached: string | null = null;

  constructor() {
    const titles = inject(PageTitle);
    effect(() => {
      this.language();
      const version = this.version();
      const name = { version: version ?? '' };
      titles.tell(version === undefined ? '' : this.transloco.translate('policy.version', name));
    });
    inject(DestroyRef).onDestroy(() => titles.tell(''));
    afterRenderEffect(() => {
      const anchor = this.anchor();
      if (anchor === null || this.policy() === null || anchor === this.reached) return;
      const place = document.getElementById(anchor);
      if (place === null) return;
      this.reached = anchor;
      place.scrollIntoView({ block: 'start' });
    });
  }

  /** The rule that was opened stands in the address, so that the page can be pasted into a chat as it is read. */
  protected name(rule: string): void {
    this.reached = rule;
    void this.router.navigate([], {
      fragment: rule,
      queryParamsHandling: 'preserve',
      replaceUrl: true,
    });
  }

  /** Something else is live: everything is read anew. */
  protected again(): void {
    this.reading.reload();
    void this.live.ask(true);
  }

  protected copy(): void {
    const digest = this.policy()?.digest;
    if (digest === undefined || !this.clipboard.copy(digest)) return;
    this.said.set(this.transloco.translate('policy.copied'));
  }

  protected when(at: string): string {
    return new Intl.DateTimeFormat(this.language() === 'ja' ? 'ja-JP' : 'en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    }).format(new Date(at));
  }
}
