import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { IdSource } from './id-source.js';
import { RandomSource } from './random-source.js';
import { StartNotice } from './start-notice.js';
import { SystemClock } from './system-clock.js';
import { SystemIdSource } from './system-id-source.js';
import { SystemRandomSource } from './system-random-source.js';

/** Time, ids, randomness and settings, for every module. */
@Global()
@Module({})
export class RuntimeModule {
  /** @param clock another clock than the machine's, for specs */
  static with(config: Config, clock?: Clock): DynamicModule {
    return {
      module: RuntimeModule,
      providers: [
        { provide: CONFIG, useValue: config },
        clock === undefined
          ? { provide: Clock, useClass: SystemClock }
          : { provide: Clock, useValue: clock },
        { provide: RandomSource, useClass: SystemRandomSource },
        { provide: IdSource, useClass: SystemIdSource },
        StartNotice,
      ],
      exports: [CONFIG, Clock, RandomSource, IdSource, StartNotice],
    };
  }
}
