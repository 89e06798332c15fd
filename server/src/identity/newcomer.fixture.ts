import { PASSWORD, type ServerUnderTest } from '../server-under-test.fixture.js';
import type { ActStage } from './act-samples.fixture.js';
import type { Role } from './access.js';
import { PutPeople } from './put-people.js';

/** Puts in a person with these roles, as nobody may over the API. @returns headers of the person's session */
export async function hired(
  server: ServerUnderTest,
  id: string,
  email: string,
  roles: readonly Role[],
): Promise<Record<string, string>> {
  await server.server.app.get(PutPeople).execute([{ id, email, name: id, roles }], PASSWORD);
  return server.signInAs(email, PASSWORD);
}

/** A person whom the demo admin invited, with roles that weigh nothing. */
export interface Guest {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

/** Invites a person. */
export async function invited(
  stage: ActStage,
  roles: readonly Role[] = ['auditor'],
): Promise<Guest> {
  const email = `${stage.freshId()}@calls.example`;
  const body = { email, name: 'A guest', roles };
  const answer = await stage.must('admin', 'POST', '/v1/people', body);
  const { id } = answer['person'] as { id: string };
  return { id, email, token: (answer['invitation'] as { token: string }).token };
}

/** Invites a person who accepts. */
export async function arrived(
  stage: ActStage,
  roles: readonly Role[] = ['auditor'],
): Promise<Guest> {
  const guest = await invited(stage, roles);
  const body = { token: guest.token, password: PASSWORD };
  await stage.must('nobody', 'POST', '/v1/invitations/accept', body);
  return guest;
}

/** Changes a person as one admin wants it and the approver confirms it, where that is needed. */
export async function changed(
  stage: ActStage,
  id: string,
  change: { name?: string; roles: readonly Role[]; active?: boolean },
): Promise<void> {
  const body = { name: 'A guest', active: true, ...change };
  const answer = await stage.must('admin', 'PUT', `/v1/people/${id}`, body);
  const { confirmation } = answer as { confirmation?: string };
  if (confirmation === undefined) return;
  await stage.must('approver', 'POST', `/v1/confirmations/${confirmation}/confirm`, {});
}
