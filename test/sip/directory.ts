import type { ServerProcess } from '../harness/server-process.js';
import { CALLER } from './proxy.js';

/** Calls from the callers' address are users' calls. */
export function registerCallers(server: ServerProcess): Promise<void> {
  return put(server, `routes/sip/${CALLER}`, { initiator: 'user' });
}

/** Attests that a place does not lead to the phone network. @param host `host:port` */
export function attest(server: ServerProcess, host: string): Promise<void> {
  return put(server, `endpoints/sip-trunk/${encodeURIComponent(host)}`, {
    pstnReachability: 'none',
    attestedBy: 'spec',
    attestedUntil: '2099-01-01T00:00:00Z',
  });
}

/** Registers a number that is answered at these places, best first. @param digits of the number */
export function registerNumber(
  server: ServerProcess,
  digits: string,
  hosts: readonly string[],
): Promise<void> {
  return put(server, `business-numbers/%2B${digits}`, {
    country: 'GB',
    provider: 'meta',
    callingEnabled: true,
    messagingLimit: 10_000,
    sandbox: false,
    callbackPermission: false,
    destinations: hosts.map((host) => ({
      kind: 'sip-trunk',
      id: host,
      address: `sip:agent@${host}`,
    })),
  });
}

async function put(server: ServerProcess, address: string, body: unknown): Promise<void> {
  const { status } = await server.putConfirmed(`/v1/directory/${address}`, body);
  if (status !== 200) throw new Error(`${address} was answered ${status}`);
}
