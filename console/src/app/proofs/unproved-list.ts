import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Check } from '../api/change-wire.js';
import { Doing } from '../api/doing.js';
import { Session } from '../api/session.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { Icon } from '../ui/icon/icon.js';
import { readerLanguage } from '../ui/reader-language.js';
import { ProofSource } from './proof-source.js';

/** What the gate of proofs found. */
export type ProvedGate = NonNullable<Check['proofs']>;

/** Who may sign, as the server asks. */
const SIGNING = ['author', 'approver'];

/** The properties that keep a policy from going live: what breaks each, who signed for it, and the act of signing. */
@Component({
  selector: 'rf-unproved-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, Icon, TranslocoDirective],
  templateUrl: './unproved-list.html',
  styleUrl: './unproved-list.css',
})
export class UnprovedList {
  readonly draft = input.required<string>();
  readonly proofs = input.required<ProvedGate>();

  /** Somebody signed: what is known of the gate is old. */
  readonly signed = output();

  private readonly source = inject(ProofSource);
  private readonly session = inject(Session);
  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();
  protected readonly doing = new Doing();
  /** The property that is about to be signed for. */
  protected readonly asked = signal<string | null>(null);
  protected readonly rows = computed(() => {
    const { unproved, signatures, overridden } = this.proofs();
    const me = this.session.person();
    const may = me?.roles.some((role) => SIGNING.includes(role)) === true;
    return unproved.map((property) => {
      const under = signatures.filter((each) => each.property === property.property);
      return {
        ...property,
        signatures: under,
        stands: overridden.includes(property.property),
        maySign: may && property.overridable && !under.some(({ person }) => person.id === me.id),
      };
    });
  });

  protected ask(property: string): void {
    this.doing.forget();
    this.asked.set(property);
  }

  protected async sign(property: string, reason: string): Promise<void> {
    const { policy } = this.proofs();
    const work = (): Promise<unknown> =>
      this.source.sign(this.draft(), { digest: policy, property, reason });
    if (!(await this.doing.run(work))) return;
    this.asked.set(null);
    this.signed.emit();
  }
}
