/** The one policy of the page's own by which an address may become a worker; the server's header names it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): URL };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

const policy = trustedTypes?.createPolicy('ringfence#worker', {
  createScriptURL(url) {
    if (new URL(url).origin === location.origin) return url;
    throw new TypeError(`a worker comes from the page's own origin, not from ${url}`);
  },
});

/** A worker from the page's own origin, which a page that demands trusted addresses lets begin. */
export class TrustedWorker extends Worker {
  constructor(url: URL, options?: WorkerOptions) {
    super(policy?.createScriptURL(url.href) ?? url, options);
  }
}
