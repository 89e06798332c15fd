import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Alarm, LiveCall } from '../api/call-wire.js';
import { Doing } from '../api/doing.js';
import { Session } from '../api/session.js';
import { listText } from '../i18n/list-text.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { LegDiagram } from '../ui/leg-diagram/leg-diagram.js';
import { legWords } from '../ui/leg-diagram/leg-words.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { readerLanguage } from '../ui/reader-language.js';
import { CallDesk } from './call-desk.js';
import { legsOfCall } from './call-legs.js';
import { CallTail } from './call-tail.js';
import { alarmsByUrgency, callsByUrgency, isAlarming } from './worst-first.js';

const SETTLING = ['operator', 'approver', 'admin'];
/** Alarms drawn at first, so that the calls below stay in reach, and with each step. */
const STEP = 10;

/** Calls under way with their legs, and what happened that must not have. */
@Component({
  selector: 'rf-calls-page',
  host: { class: 'page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, ErrorState, Icon, LegDiagram, RouterLink, TranslocoDirective],
  providers: [CallDesk, CallTail],
  templateUrl: './calls-page.html',
  styleUrl: './calls-page.css',
})
export class CallsPage {
  /** Of the address: also alarms that somebody looked into. */
  readonly alarms = input<string>();

  protected readonly desk = inject(CallDesk);
  protected readonly text = inject(LocaleText);
  private readonly transloco = inject(TranslocoService);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly language = readerLanguage();
  private readonly words = computed(() => legWords(this.transloco, this.language()));
  protected readonly shown = computed(() => (this.alarms() === 'all' ? 'all' : 'open'));
  protected readonly maySettle = computed(
    () => this.session.person()?.roles.some((role) => SETTLING.includes(role)) === true,
  );
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly most = signal(STEP);
  private readonly alarmsInOrder = computed(() => {
    const items = this.desk.alarms.value()?.items ?? [];
    return this.shown() === 'all' ? items : alarmsByUrgency(items);
  });
  protected readonly alarmRows = computed(() => this.alarmsInOrder().slice(0, this.most()));
  /** Alarms that were read and are not drawn. */
  protected readonly undrawn = computed(
    () => this.alarmsInOrder().length - this.alarmRows().length,
  );
  protected readonly rows = computed(() =>
    callsByUrgency(this.desk.calls.value()?.items ?? []).map((call) => ({
      ...call,
      drawn: legsOfCall(call, this.words()),
    })),
  );
  protected readonly isAlarming = isAlarming;
  protected readonly doing = new Doing();
  /** The alarm that is about to be settled. */
  protected readonly asked = signal<string | null>(null);

  constructor() {
    this.desk.follow((raised) => this.announce(raised));
    effect(() => {
      const state = this.shown();
      untracked(() => {
        this.most.set(STEP);
        void this.desk.load(state);
      });
    });
  }

  /** Draws more alarms, and reads on where there are no more to draw. */
  protected async moreAlarms(): Promise<void> {
    if (this.undrawn() === 0) await this.desk.loadFurtherAlarms();
    this.most.update((most) => most + 5 * STEP);
  }

  protected load(): void {
    void this.desk.load(this.shown());
  }

  protected number(e164: string): string {
    return phoneText(e164);
  }

  /** Where a leg leads, by the name people know it by. */
  protected placeOf({ place }: Alarm): string {
    if (place === null) return '';
    const [kind, name] = place.split(/:(.*)/s) as [string, string | undefined];
    const word = this.words().kind(kind);
    return name === undefined ? word : `${word} ${name}`;
  }

  protected commandOf({ command }: Alarm): string | null {
    return command === null
      ? null
      : `${command.method} ${command.path} ${JSON.stringify(command.body)}`;
  }

  protected sentenceOf({
    initiator,
    drawn,
  }: LiveCall & { drawn: readonly { name: string }[] }): string {
    const names = drawn.map(({ name }) => name);
    const legs = listText(names, this.language());
    return this.transloco.translate(`calls.legs.${initiator}`, { legs }, this.language());
  }

  /** Whether a leg of it may reach a phone. */
  protected ask(id: string): void {
    this.doing.forget();
    this.asked.set(id);
  }

  protected async settle(id: string, reason: string): Promise<void> {
    if (!(await this.doing.run(() => this.desk.settle(id, reason)))) return;
    this.asked.set(null);
    // The alarm that had the focus is gone; nothing else can have it while its dialog is open.
    afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
  }

  private announce([newest]: readonly Alarm[]): void {
    if (newest === undefined) return;
    const kind = this.transloco.translate(`calls.alarm.${newest.kind}`, {}, this.language());
    void this.announcer.announce(kind, 'assertive');
  }
}
