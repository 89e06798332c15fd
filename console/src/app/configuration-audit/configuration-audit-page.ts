import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { DOORS, PHONE_DOORS, type DoorId } from '@ringfence/rules';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { Icon } from '../ui/icon/icon.js';
import { readerLanguage } from '../ui/reader-language.js';
import { AuditDesk } from './audit-desk.js';
import { EXPORT_FORMATS, exportOf, type ExportFormat } from './audit-export.js';
import { DoorCard } from './door-card.js';
import { countDoors, doorGroups, doorStates, type DoorState } from './door-groups.js';
import { FilesCard } from './files-card.js';
import { VerdictCard } from './verdict-card.js';

/** The configuration audit: what a platform is set to do, looked through for doors to the phone network. */
@Component({
  selector: 'rf-configuration-audit-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DoorCard, FailureNote, FilesCard, Icon, TranslocoDirective, VerdictCard],
  templateUrl: './configuration-audit-page.html',
  styleUrl: './configuration-audit-page.css',
  host: { class: 'page' },
})
export class ConfigurationAuditPage {
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly desk = inject(AuditDesk);
  protected readonly language = readerLanguage();
  protected readonly formats = EXPORT_FORMATS;
  protected readonly groups = computed(() =>
    doorGroups(this.desk.audited()?.result.findings ?? []),
  );
  /** Doors of which there is nothing to show, and why. */
  protected readonly others = computed(() => {
    const audited = this.desk.audited();
    const states = audited === null ? [] : doorStates(audited.result);
    const those = (state: DoorState): readonly DoorId[] =>
      PHONE_DOORS.filter((_, i) => states[i] === state);
    return (['unseen', 'closed'] as const)
      .map((state) => ({ state, doors: those(state) }))
      .filter(({ doors }) => doors.length > 0);
  });
  /** The finding that is open stands in the address. */
  protected readonly open = linkedSignal(() => {
    const asked = this.address().get('finding');
    return asked === null ? null : Number(asked);
  });

  protected async audit(): Promise<void> {
    if (!(await this.desk.audit())) return;
    this.turn(null);
    const { open, maybe } = countDoors(doorStates(this.desk.audited()!.result));
    void this.announcer.announce(
      this.transloco.translate('configAudit.fence', { open, maybe, all: PHONE_DOORS.length }),
    );
  }

  protected turn(finding: number | null): void {
    this.open.set(finding);
    void this.router.navigate([], {
      queryParams: { finding },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected title(door: DoorId): string {
    return DOORS[door].title[this.language()];
  }

  /** Hands the findings to the browser as a file. */
  protected save(format: ExportFormat): void {
    const { name, type, text } = exportOf(this.desk.audited()!, format, this.language());
    const link = this.document.createElement('a');
    const url = URL.createObjectURL(new Blob([text], { type }));
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
  }
}
