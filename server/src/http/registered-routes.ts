import type { FastifyInstance } from 'fastify';

/** A route as the server answers it. */
export interface RegisteredRoute {
  readonly method: string;
  /** As registered, such as `/v1/decisions/:id`. */
  readonly url: string;
}

/** Every route that was registered, whoever registered it. */
export class RegisteredRoutes {
  readonly #routes: (RegisteredRoute & { readonly matches: RegExp })[] = [];

  /** Takes note of each route from here on. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) {
        this.#routes.push({ method: each, url, matches: patternOf(url) });
      }
    });
  }

  list(): RegisteredRoute[] {
    return this.#routes.map(({ method, url }) => ({ method, url }));
  }

  /** Methods that an address of the API takes; none: there is nothing at the address. */
  methodsAt(pathname: string): string[] {
    const found = this.#routes.filter(({ url, matches }) => url !== '/*' && matches.test(pathname));
    return [...new Set(found.map(({ method }) => method))].sort();
  }
}

function patternOf(url: string): RegExp {
  const pattern = url
    .split('/')
    .map((step) => (step.startsWith(':') ? '[^/]+' : step === '*' ? '.*' : literal(step)))
    .join('/');
  return new RegExp(`^${pattern}/?$`);
}

function literal(step: string): string {
  return step.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
