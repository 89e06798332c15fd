import { z } from 'zod';
import { REASON } from '../identity/reason.dto.js';

/** Approvals a version may need before it can be promoted. */
export const LEAST_APPROVALS = 1;
export const MOST_APPROVALS = 5;

export const SETTINGS = z.object({
  approvalsRequired: z.int().min(LEAST_APPROVALS).max(MOST_APPROVALS),
});
export type SettingsView = z.infer<typeof SETTINGS>;

export const SETTINGS_CHANGE = z.strictObject({ ...SETTINGS.shape, reason: REASON });
export type SettingsChange = z.infer<typeof SETTINGS_CHANGE>;
