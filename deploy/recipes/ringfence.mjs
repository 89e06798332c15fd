// What every recipe shares: asking the decision point so that nothing but its word connects, and being asked by a platform.
import { createServer } from 'node:http';

/** Longest body of a platform's request, in bytes. */
const LONGEST = 65_536;

/** A setting that must be there. */
export function setting(name) {
  const value = process.env[name];
  if (value) return value;
  console.error(`set ${name}`);
  process.exit(2);
}

const address = setting('RINGFENCE_URL');
const deadline = Number(process.env.RINGFENCE_DEADLINE_MS ?? 800);

/** Header that carries the program's own machine key, for platforms that cannot send it along. */
export const ownKey = () => `Bearer ${setting('RINGFENCE_KEY')}`;

/**
 * Asks; anything but 200 with JSON within the deadline is no answer, and is told on standard error.
 *
 * @returns the answer; undefined: there is none, so connect nothing
 */
export async function ask(path, question, authorization) {
  try {
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        'x-decision-budget-ms': String(deadline),
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: JSON.stringify(question),
      signal: AbortSignal.timeout(deadline),
    });
    const text = await answer.text();
    if (answer.status === 200) return JSON.parse(text);
    console.error(`${path} answered ${answer.status}: ${text}`);
  } catch (error) {
    console.error(`${path} did not answer: ${error.message}`);
  }
  return undefined;
}

/**
 * Takes the platform's requests, on loopback unless HOST says otherwise.
 *
 * @param respond makes `{ status?, type, body }` of the text that was sent and its headers
 * @param refusal what is said instead when that fails: it must connect nothing
 */
export function serve(respond, refusal) {
  const server = createServer(async (request, response) => {
    let said = refusal;
    try {
      const sent = await textOf(request);
      if (request.method === 'POST') said = await respond(sent, request.headers);
    } catch (error) {
      console.error(`refused: ${error.message}`);
    }
    response.writeHead(said.status ?? 200, { 'content-type': said.type }).end(said.body);
  });
  server.listen(Number(process.env.PORT ?? 8450), process.env.HOST ?? '127.0.0.1', () =>
    console.log(`ready at ${server.address().port}`),
  );
}

async function textOf(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LONGEST) throw new Error('the request is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
