import { Injectable } from '@nestjs/common';
import { ConfirmableChange, type JudgedChange } from '../confirmations/judged-change.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Settings } from './settings.js';
import { SETTINGS, type SettingsView } from './settings.dto.js';

/** Judges a change of settings: fewer approvals wait for a second person, more hold at once. */
@Injectable()
export class JudgeSettings extends ConfirmableChange {
  readonly kind = 'approvals-lowered';

  constructor(private readonly settings: Settings) {
    super();
  }

  judgeAgain(change: unknown): Promise<JudgedChange> {
    return Promise.resolve(this.execute(SETTINGS.parse(change)));
  }

  execute({ approvalsRequired }: SettingsView): JudgedChange {
    const before = this.settings.view();
    const from = before.approvalsRequired;
    const change: SettingsView = { approvalsRequired };
    const summary = {
      en: `A version needs ${approvalsOf(approvalsRequired)} instead of ${from}`,
      ja: `バージョンに必要な承認数を${from}から${approvalsRequired}に減らす`,
    };
    return {
      action: 'settings.change',
      object: 'settings/approvals.required',
      before: digestOfThing(before),
      after: digestOfThing(change),
      details: { from, to: approvalsRequired },
      writes: [
        {
          // Fits only while the value is the one that was judged.
          sql: `insert into setting (name, value) select 'approvals.required', ?
           where coalesce((select value from setting where name = 'approvals.required'), '1') = ?
           on conflict (name) do update set value = excluded.value`,
          values: [String(approvalsRequired), String(from)],
          changes: 1,
        },
      ],
      ...(approvalsRequired < from ? { waits: { kind: this.kind, change, summary } } : {}),
      settle: () => this.settings.load(),
    };
  }
}

function approvalsOf(count: number): string {
  return count === 1 ? '1 approval' : `${count} approvals`;
}
