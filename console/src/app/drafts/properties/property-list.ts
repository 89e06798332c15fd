import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { propertyName } from '../../proofs/property-names.js';
import { VerdictMark } from '../../proofs/verdict-mark.js';
import { Icon } from '../../ui/icon/icon.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftPlace } from '../desk/draft-place.js';
import { ProofRun } from '../proofs/proof-run.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import { below } from '../text/json-pointer.js';
import { addressOf, propertyPlace } from '../text/place.js';
import { listIn, nameIn, readableProperty } from '../text/readable.js';
import { newProperty } from './new-property.js';

/** What must hold of every call: what the policy states of itself, and what is stated of every policy. */
@Component({
  selector: 'rf-property-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective, VerdictMark],
  templateUrl: './property-list.html',
  styleUrl: './property-list.css',
})
export class PropertyList {
  private readonly places = inject(DraftPlace);
  private readonly link = inject(ScribeLink);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  protected readonly desk = inject(DraftDesk);
  protected readonly run = inject(ProofRun);
  protected readonly language = readerLanguage();
  protected readonly own = computed(() => {
    const policy = this.desk.policy();
    const language = this.language();
    const verdicts = new Map(this.run.proofs()?.properties.map((each) => [each.id, each.verdict]));
    return listIn(policy.properties).map((value, index) => {
      const place = propertyPlace(index);
      const property = readableProperty(value);
      const id = nameIn(value, 'id') ?? `#${index}`;
      return {
        id,
        address: addressOf(policy, place),
        property,
        title: property?.title[language] ?? '',
        verdict: verdicts.get(id) ?? null,
        changed: this.link.changed().has(place.pointer),
      };
    });
  });
  protected readonly product = computed(() =>
    (this.run.proofs()?.properties ?? [])
      .filter(({ from }) => from === 'product')
      .map((property) => ({
        ...property,
        name: propertyName(property, this.language(), (key) =>
          this.transloco.translate<string>(key, {}, this.language()),
        ),
      })),
  );
  protected readonly isText = computed(() => !Array.isArray(this.desk.policy().properties));

  protected async add(): Promise<void> {
    const others = listIn(this.desk.policy().properties);
    this.desk.insert(below('/properties', others.length), newProperty(others));
    await this.places.go(propertyPlace(others.length));
    void this.announcer.announce(
      this.transloco.translate('proofs.propertyAdded', {}, this.language()),
    );
  }

  protected show(id: string): void {
    void this.places.exhibitProof(id);
  }
}
