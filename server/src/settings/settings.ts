import { Injectable } from '@nestjs/common';
import { ReadSource } from '../database/read-source.js';
import { ApprovalsRequired } from '../reviews/approvals-required.js';
import { LEAST_APPROVALS, MOST_APPROVALS, type SettingsView } from './settings.dto.js';

const DEFAULTS: SettingsView = { approvalsRequired: 1 };

/** What people set for the whole product, kept in memory. */
@Injectable()
export class Settings extends ApprovalsRequired {
  #view = DEFAULTS;
  #isDefault = true;

  constructor(private readonly reading: ReadSource) {
    super();
  }

  /** Reads the settings anew, after a change. */
  async load(): Promise<void> {
    const rows: { name: string; value: string }[] =
      await this.reading.source.query('select * from setting');
    this.#isDefault = rows.length === 0;
    const stored = Number(rows.find(({ name }) => name === 'approvals.required')?.value);
    this.#view = {
      approvalsRequired: Number.isInteger(stored)
        ? Math.min(Math.max(stored, LEAST_APPROVALS), MOST_APPROVALS)
        : DEFAULTS.approvalsRequired,
    };
  }

  /** Whether nobody ever set anything. */
  get isDefault(): boolean {
    return this.#isDefault;
  }

  view(): SettingsView {
    return this.#view;
  }

  /** Approvals of different people that a version needs before it can be promoted. */
  current(): number {
    return this.#view.approvalsRequired;
  }
}
