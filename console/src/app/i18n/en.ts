import audit from './en/audit.json';
import bench from './en/bench.json';
import calls from './en/calls.json';
import configAudit from './en/config-audit.json';
import decisions from './en/decisions.json';
import directory from './en/directory.json';
import drafts from './en/drafts.json';
import integrations from './en/integrations.json';
import mistakes from './en/mistakes.json';
import overview from './en/overview.json';
import permissions from './en/permissions.json';
import policy from './en/policy.json';
import proofs from './en/proofs.json';
import reviews from './en/reviews.json';
import settings from './en/settings.json';
import shell from './en/shell.json';
import ui from './en/ui.json';

/** Every text in English: one file a feature, each with top-level names of its own. */
export const EN = {
  ...shell,
  ...calls,
  ...ui,
  ...overview,
  ...decisions,
  ...permissions,
  ...policy,
  ...directory,
  ...drafts,
  ...mistakes,
  ...bench,
  ...proofs,
  ...reviews,
  ...audit,
  ...configAudit,
  ...integrations,
  ...settings,
};
