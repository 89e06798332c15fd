import { Inject, Injectable } from '@nestjs/common';
import type { StateQuestion } from '../../permissions/platform-states.js';
import { StateSource, type StateAnswer } from '../../permissions/state-source.js';
import { PlatformNumbers } from '../../platform-events/platform-numbers.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import { MetaStateClient } from './meta-state-client.js';

const PLATFORM = 'meta';

/** What Meta says of permissions, where a token to ask with is set. */
@Injectable()
export class MetaStates extends StateSource {
  readonly platform = PLATFORM;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly client: MetaStateClient,
    private readonly numbers: PlatformNumbers,
  ) {
    super();
  }

  get isConnected(): boolean {
    return this.config.metaAccessToken !== undefined;
  }

  get maxAgeMs(): number {
    return this.config.metaStateMaxAgeMs;
  }

  async ask({ businessNumber, user }: StateQuestion, askedAt: number): Promise<StateAnswer> {
    const id = this.numbers.idOf(PLATFORM, businessNumber);
    return id === undefined ? { failure: 'number-unknown' } : this.client.ask(id, user, askedAt);
  }
}
