import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { MachineKeys } from '../identity/machine-keys.js';
import { CONFIG, type Config } from '../runtime/config.js';
import { Clock } from '../runtime/clock.js';
import { fittedSample } from './fitted-sample.js';
import { HookTraffic } from './hook-traffic.js';
import type { Hook, HookSample } from './hook.js';
import { HOOKS, knownHook } from './hooks.js';
import type { Integration, IntegrationDetail, Integrations } from './integration.dto.js';
import { commandOf, documentOf, RECIPES } from './recipes.js';
import { SampleFiles } from './sample-files.js';

const DAY_MS = 24 * 3_600_000;

/** Tells of every hook where it is, what it still needs and how it goes; of settings only the names. */
@Injectable()
export class ShowIntegrations {
  constructor(
    private readonly directory: Directory,
    private readonly keys: MachineKeys,
    private readonly traffic: HookTraffic,
    private readonly samples: SampleFiles,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param port the server listens on, for the addresses while no public one is set */
  all(port: number): Integrations {
    return {
      ...this.#frame(),
      items: HOOKS.map((hook) => this.#view(hook, port)),
      recipes: RECIPES.map((recipe) => {
        const { path, scope } = knownHook(recipe.asks);
        const base = this.#base(port);
        return {
          id: recipe.id,
          asks: recipe.asks,
          url: base + path!,
          scope: scope!,
          command: commandOf(recipe, base),
          document: documentOf(recipe),
        };
      }),
    };
  }

  /** @throws Refusal 404 */
  one(id: string, port: number): IntegrationDetail {
    const hook = knownHook(id);
    const directory = this.directory.view();
    const shown = (sample: HookSample): { id: string; body: unknown } => ({
      id: sample.id,
      body: fittedSample(this.samples.body(sample), directory),
    });
    return {
      ...this.#frame(),
      ...this.#view(hook, port),
      samples: hook.samples.map(shown),
      answers: hook.answers.map(shown),
    };
  }

  #frame(): Pick<Integrations, 'isPublic' | 'since'> {
    return {
      isPublic: this.config.publicUrl !== undefined,
      since: new Date(this.traffic.since).toISOString(),
    };
  }

  #view(hook: Hook, port: number): Integration {
    const { id, platform, kind, path, proofs, scope, flows } = hook;
    const last = this.traffic.last(id);
    const missing = this.#missing(hook);
    return {
      id,
      platform,
      kind,
      state: this.#state(last, missing.length > 0),
      url: path === undefined ? null : this.#base(port) + path,
      proofs: [...proofs],
      scope: scope ?? null,
      flows: [...flows],
      settings: hook.settings.map(({ name, needed, isSet }) => ({
        name,
        needed,
        isSet: isSet(this.config),
      })),
      missing,
      lastRequestAt: last === undefined ? null : new Date(last.at).toISOString(),
      counts: this.traffic.lately(id),
    };
  }

  /** The caller's Host header could be anybody's: the address is the settings' or this machine's. */
  #base(port: number): string {
    return this.config.publicUrl ?? `http://127.0.0.1:${String(port)}`;
  }

  #state(last: ReturnType<HookTraffic['last']>, isIncomplete: boolean): Integration['state'] {
    if (last !== undefined && this.clock.now() - last.at < DAY_MS) {
      return last.outcome === 'refused' || last.outcome === 'failed' ? 'refusing' : 'receiving';
    }
    return isIncomplete ? 'incomplete' : 'silent';
  }

  #missing({ settings, scope, routes, proofs }: Hook): Integration['missing'] {
    const missing: Integration['missing'] = settings
      .filter(({ needed, isSet }) => needed && !isSet(this.config))
      .map(({ name }) => ({ kind: 'setting', name }));
    const isSigned =
      proofs.includes('infobip-signature') && this.config.infobipHmacSecrets.length > 0;
    const hasKey = this.keys
      .list()
      .some(
        (key) => this.keys.stateOf(key) === 'active' && key.scopes.some((each) => each === scope),
      );
    if (scope !== undefined && !isSigned && !hasKey) missing.push({ kind: 'key', name: scope });
    const hasRoute = this.directory.view().routes.some(({ platform }) => platform === routes);
    if (routes !== undefined && !hasRoute) missing.push({ kind: 'route', name: routes });
    return missing;
  }
}
