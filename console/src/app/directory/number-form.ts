import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryNumber, EndpointRef } from '../api/directory-wire.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { CallHoursForm } from './call-hours-form.js';
import { DestinationList } from './destination-list.js';
import { DirectoryDesk } from './directory-desk.js';
import { EntryForm } from './entry-form.js';
import { faultsOf, type CallHours } from './hours.js';

/** Settings that are on, off or unknown. */
const SWITCHES = ['callingEnabled', 'callbackPermission', 'sandbox'] as const;
type Switches = Readonly<Partial<Record<(typeof SWITCHES)[number], boolean>>>;
const PROVIDERS = ['meta', 'infobip', 'ntt-cpaas'];

/** Enters a business number, or changes one; its restrictions stay as they are. */
@Component({
  selector: 'rf-number-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CallHoursForm, DestinationList, EntryForm, FormsModule, TranslocoDirective],
  templateUrl: './number-form.html',
  styleUrl: './entry-form.css',
})
export class NumberForm {
  /** Null: a new one. */
  readonly number = input.required<DirectoryNumber | null>();
  /** The number that was saved; null: nothing was. */
  readonly closed = output<string | null>();

  private readonly desk = inject(DirectoryDesk);
  protected readonly switches = SWITCHES;
  protected readonly providers = PROVIDERS;
  protected readonly shown = computed(() => phoneText(this.number()?.number ?? ''));
  protected readonly typed = linkedSignal(() => this.number()?.number ?? '+');
  protected readonly country = linkedSignal(() => this.number()?.country ?? '');
  protected readonly provider = linkedSignal(() => this.number()?.provider ?? '');
  protected readonly limit = linkedSignal<number | null>(
    () => this.number()?.messagingLimit ?? null,
  );
  protected readonly on = linkedSignal<Switches>(() => {
    const { callingEnabled, callbackPermission, sandbox } = this.number() ?? {};
    return { callingEnabled, callbackPermission, sandbox };
  });
  protected readonly places = linkedSignal<readonly EndpointRef[]>(
    () => this.number()?.destinations ?? [],
  );
  protected readonly hours = linkedSignal<CallHours | undefined>(() => this.number()?.callHours);
  protected readonly faults = computed(() => faultsOf(this.hours()));
  /** E.164, however it was typed. */
  private readonly e164 = computed(() =>
    this.typed()
      .normalize('NFKC')
      .replaceAll(/[\s().-]/gu, ''),
  );
  protected readonly filled = computed(
    () => /^\+\d{7,15}$/u.test(this.e164()) && this.faults().length === 0,
  );

  protected stateOf(name: (typeof SWITCHES)[number]): string {
    const on = this.on()[name];
    return on === undefined ? '' : String(on);
  }

  protected turn(name: (typeof SWITCHES)[number], state: string): void {
    this.on.update((all) => ({ ...all, [name]: state === '' ? undefined : state === 'true' }));
  }

  protected async save(reason: string): Promise<void> {
    const place = ['business-numbers', this.e164()] as const;
    const limit = this.limit();
    const restrictions = this.number()?.restrictions;
    // What is undefined is no member of the JSON that is sent, and so unknown.
    const body = {
      country: textOrNone(this.country().toUpperCase()),
      provider: textOrNone(this.provider()),
      ...this.on(),
      messagingLimit: limit ?? undefined,
      destinations: this.places().length === 0 ? undefined : this.places(),
      callHours: this.hours(),
      restrictions,
    };
    if (await this.desk.change((source) => source.put(place, body, reason))) {
      this.closed.emit(this.e164());
    }
  }
}

function textOrNone(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}
