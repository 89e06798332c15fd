import type { Integration } from '../api/integration-wire.js';

/** The integrations of one platform. */
export interface PlatformGroup {
  readonly platform: Integration['platform'];
  readonly items: readonly Integration[];
}

/** Groups by platform, in the order in which platforms first appear. */
export function platformGroups(items: readonly Integration[]): readonly PlatformGroup[] {
  const platforms = [...new Set(items.map(({ platform }) => platform))];
  return platforms.map((platform) => ({
    platform,
    items: items.filter((each) => each.platform === platform),
  }));
}
