import { spawn, type ChildProcess } from 'node:child_process';

/** A program of `deploy/recipes`, run as its page says. */
export class RecipeProgram {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts it on a free port of loopback. */
  static async start(
    name: string,
    settings: Readonly<Record<string, string>>,
  ): Promise<RecipeProgram> {
    const child = spawn(process.execPath, [`deploy/recipes/${name}.mjs`], {
      env: { PORT: '0', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    const port = await new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        log += chunk.toString();
        const [, ready] = /ready at (\d+)/.exec(log) ?? [];
        if (ready !== undefined) resolve(ready);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => reject(new Error(`${name} ended with ${code}: ${log}`)));
    });
    return new RecipeProgram(child, `http://127.0.0.1:${port}/`);
  }

  /** Sends a text as it is. @returns `status type`, and the text of the answer */
  async send(
    body: string,
    headers: Readonly<Record<string, string>>,
    method = 'POST',
  ): Promise<{ head: string; body: string }> {
    const answer = await fetch(this.url, {
      method,
      headers,
      ...(method === 'POST' ? { body } : {}),
    });
    return {
      head: `${answer.status} ${answer.headers.get('content-type')}`,
      body: await answer.text(),
    };
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await gone;
  }
}
