import { readFileSync } from 'node:fs';

/** A block of a recipe's page: what is put into Ringfence, what the platform sends, or what it gets. */
export interface RecipeBlock {
  readonly line: number;
  readonly what: 'setup' | 'ask' | 'answer';
  readonly head: string;
  readonly body: string;
}

/** The blocks of a page in their order. */
export function blocksOf(file: string): RecipeBlock[] {
  const page = readFileSync(file, 'utf8');
  return [...page.matchAll(/^```http (setup|ask|answer)\n([^\n]*)\n\n([\s\S]*?)\n```$/gm)].map(
    ([, what, head, body], n, all) => ({
      line: page.slice(0, page.indexOf(all[n]![0])).split('\n').length,
      what: what as RecipeBlock['what'],
      head: head!,
      body: body!,
    }),
  );
}

/** Whether a text is as a page tells it: `…` stands for whatever is there, and JSON may be laid out in any way. */
export function isAsTold(told: string, said: string): boolean {
  const parts = laidOut(told)
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^"]+')}$`).test(laidOut(said));
}

function laidOut(text: string): string {
  return /^[[{]/.test(text) ? JSON.stringify(JSON.parse(text)) : text.trim();
}
