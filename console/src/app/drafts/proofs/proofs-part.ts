import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { PropertyVerdict, RuleConflict, RuleFinding } from '@ringfence/rules';
import { listText } from '../../i18n/list-text.js';
import { LocaleText } from '../../i18n/locale-text.js';
import { propertyName } from '../../proofs/property-names.js';
import { VerdictMark } from '../../proofs/verdict-mark.js';
import { EffectMark } from '../../ui/effect-mark/effect-mark.js';
import { Icon } from '../../ui/icon/icon.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftPlace } from '../desk/draft-place.js';
import { exhibitOfChange, exhibitOfConflict } from './exhibits.js';
import { pointerOfFinding } from './finding-place.js';
import { ProofRun } from './proof-run.js';
import { propertyRows, worstOf } from './property-rows.js';

/** So many are listed before one asks for the rest. */
const SHOWN = 5;

/** What the draft can never do: each property with its verdict, rules nobody would notice, and calls that are answered otherwise. */
@Component({
  selector: 'rf-proofs-part',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EffectMark, Icon, TranslocoDirective, VerdictMark],
  templateUrl: './proofs-part.html',
  styleUrls: ['../panel/panel-section.css', './proofs-part.css'],
})
export class ProofsPart {
  private readonly desk = inject(DraftDesk);
  private readonly places = inject(DraftPlace);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  protected readonly run = inject(ProofRun);
  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();
  protected readonly rows = computed(() => propertyRows(this.run.proofs()?.properties ?? []));
  protected readonly flowsVerdict = computed(() => worstOf(this.rows().flows));
  protected readonly provedFlows = computed(
    () => this.rows().flows.filter(({ verdict }) => verdict === 'proved').length,
  );
  protected readonly flowsOpen = signal(false);
  /** Flows that are not proved are listed whether they are asked for or not. */
  protected readonly shownFlows = computed(() =>
    this.rows().flows.filter(({ verdict }) => this.flowsOpen() || verdict !== 'proved'),
  );
  protected readonly findings = computed(() => this.run.proofs()?.findings ?? []);
  /** Whole rules that do nothing are told at once; conditions that do nothing on request. */
  protected readonly hiddenRules = computed(() =>
    this.findings().some(({ code }) => code !== 'dead-condition'),
  );
  protected readonly allFindings = signal(false);
  protected readonly shownFindings = computed(() =>
    this.allFindings() ? this.findings() : this.findings().slice(0, SHOWN),
  );
  protected readonly conflicts = computed(() => this.run.proofs()?.conflicts ?? []);
  protected readonly shownConflicts = computed(() => this.conflicts().slice(0, SHOWN));
  protected readonly changes = computed(() =>
    (this.run.proofs()?.difference?.classes ?? []).map((change, index) => ({
      ...change,
      exhibit: exhibitOfChange(index),
    })),
  );
  protected readonly shown = this.places.exhibit;
  protected readonly took = computed(() => Math.round(this.run.proofs()?.tookMs ?? 0));
  protected readonly version = computed(() => this.desk.head()?.base.version ?? '');

  constructor() {
    let lastSaid = '';
    // What comes late is told to those who do not see it come.
    effect(() => {
      const proofs = this.run.proofs();
      if (proofs === null) return;
      const open = proofs.properties.filter(({ verdict }) => verdict !== 'proved');
      const names = listText(
        open.map((each) => this.name(each)),
        this.language(),
      );
      const words =
        open.length === 0
          ? this.translate('proofs.allProvedSaid')
          : this.translate('proofs.notProvedSaid', { names });
      if (words !== lastSaid) void this.announcer.announce(words);
      lastSaid = words;
    });
  }

  protected name(property: PropertyVerdict): string {
    return propertyName(property, this.language(), (key) => this.translate(key));
  }

  protected show(exhibit: string): void {
    void this.places.exhibitProof(exhibit);
  }

  protected nameOfConflict(conflict: RuleConflict): string {
    return exhibitOfConflict(conflict);
  }

  protected seek(finding: RuleFinding): void {
    const at = pointerOfFinding(this.desk.policy(), finding);
    if (at !== null) void this.places.seek(at);
  }

  private translate(key: string, params: Record<string, string> = {}): string {
    return this.transloco.translate<string>(key, params, this.language());
  }
}
