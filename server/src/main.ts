import { UnusableStore } from './database/sqlite-file.js';
import { RecordUnavailable } from './ledger/ledger.js';
import { PacksBroken } from './policy/shipped-packs.js';
import { readConfig, type Config } from './runtime/config.js';
import { StartRefused } from './runtime/start-refused.js';
import { startServer, type RunningServer } from './start-server.js';

/** What a person can mend is told in one line; anything else is a fault, with its stack. */
const MENDABLE = [StartRefused, UnusableStore, PacksBroken, RecordUnavailable];

async function main(): Promise<void> {
  outliveLostLines();
  let server: RunningServer;
  let config: Config;
  try {
    config = readConfig(process.env);
    server = await startServer(config);
  } catch (error) {
    const isMendable = MENDABLE.some((kind) => error instanceof kind);
    console.error(isMendable ? `ringfence: ${(error as Error).message}` : error);
    process.exit(1);
  }
  // Whoever reads that it is ready may stop it at once.
  stopOnSignals(server);
  tell(server, config);
}

/** Lines for which there is no room, or that nobody reads any more, are lost; calls go on being decided. */
function outliveLostLines(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function tell({ url, notice }: RunningServer, { dataFolder }: Config): void {
  const lines = [`Ringfence is ready at ${url}`, ...notice];
  if (notice.length > 0) lines.push(`(told once; the data folder is ${dataFolder})`);
  console.log(lines.join('\n'));
}

function stopOnSignals(server: RunningServer): void {
  let stopping = false;
  const stop = (code: number): void => {
    if (stopping) return;
    stopping = true;
    // Whoever still waits after this long is not answered: the caller's rule for no answer is not to connect.
    setTimeout(() => process.exit(code), 2_800).unref();
    server.stop().then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => {
      console.error(error);
      stop(1);
    });
  }
}

await main();
