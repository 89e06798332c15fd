import audit from './ja/audit.json';
import bench from './ja/bench.json';
import calls from './ja/calls.json';
import configAudit from './ja/config-audit.json';
import decisions from './ja/decisions.json';
import directory from './ja/directory.json';
import drafts from './ja/drafts.json';
import integrations from './ja/integrations.json';
import mistakes from './ja/mistakes.json';
import overview from './ja/overview.json';
import permissions from './ja/permissions.json';
import policy from './ja/policy.json';
import proofs from './ja/proofs.json';
import reviews from './ja/reviews.json';
import settings from './ja/settings.json';
import shell from './ja/shell.json';
import ui from './ja/ui.json';

/** Every text in Japanese: one file a feature, each with top-level names of its own. */
export const JA = {
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
