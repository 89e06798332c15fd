import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** A command of a page, and what the page says it answers. */
export interface ShellSample {
  readonly command: string;
  readonly answer: unknown;
}

/** A page whose samples are shell commands, each followed by its answer as JSON. */
export class ShellPage {
  readonly samples: readonly ShellSample[];
  /** How many commands there are, answered or not. */
  readonly commands: number;
  readonly #setup: string;

  /** @param path from the root of the repository */
  constructor(path: string) {
    const page = readFileSync(path, 'utf8');
    this.#setup = /```sh setup\n([\s\S]*?)```/.exec(page)![1]!;
    this.commands = [...page.matchAll(/^```sh$/gm)].length;
    this.samples = [...page.matchAll(/```sh\n([\s\S]*?)```\n```json\n([\s\S]*?)```/g)].map(
      ([, command, answer]) => ({ command: command!, answer: JSON.parse(answer!) as unknown }),
    );
  }

  /** Runs a command of the page. @returns where its answer is another than the page tells */
  async differences(
    { command, answer }: ShellSample,
    environment: Readonly<Record<string, string>>,
  ): Promise<string[]> {
    const { stdout } = await promisify(execFile)('sh', ['-ec', this.#setup + command], {
      env: { ...process.env, ...environment },
    });
    return differences(answer, JSON.parse(stdout));
  }
}

/** `…` stands for anything, and as a name for more of them. */
function differences(told: unknown, answer: unknown, at = ''): string[] {
  if (told === '…') return answer === undefined ? [`${at} is missing`] : [];
  if (typeof told !== 'object' || told === null || typeof answer !== 'object' || answer === null) {
    return told === answer ? [] : [`${at}: ${JSON.stringify(answer)}`];
  }
  const [left, right] = [told, answer] as Record<string, unknown>[];
  const untold = Object.keys(right!).filter((key) => !(key in left! || '…' in left!));
  return [
    ...untold.map((key) => `${at}/${key} is not told`),
    ...Object.entries(left!)
      .filter(([key]) => key !== '…')
      .flatMap(([key, value]) => differences(value, right![key], `${at}/${key}`)),
  ];
}
