import { type Answer, type Api, PASSWORD } from '../api.js';
import { anyone, aTicket, unique } from '../builders.js';
import type { Given, Stage } from './row.js';

/** Somebody's account, to sign in to. */
export async function anAccount(): Promise<Given> {
  const body = { email: `${unique('someone')}@example.com`, password: PASSWORD };
  await anyone().post('/auth/register', body);
  return { body };
}

/** A refresh token that nobody has used. */
export async function aSession(): Promise<Given> {
  const { body: credentials } = await anAccount();
  const { body } = await anyone().post('/auth/login', credentials);
  return { body: { refreshToken: body['refreshToken'] } };
}

/** As browsers send it from a page of the service itself. */
export const OWN_PAGE = { 'sec-fetch-site': 'same-origin' };

/** A browser of somebody new who is signed in: its cookie. */
export async function aBrowser(): Promise<Given & { headers: Record<string, string> }> {
  const { body } = await anAccount();
  const { headers } = await anyone().post('/auth/session', body, { headers: OWN_PAGE });
  const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');
  return { headers: { ...OWN_PAGE, cookie } };
}

/** Of somebody new: whoever calls has to go on. A machine has no sessions. */
export async function anotherSession({ actor }: Stage): Promise<Given> {
  if (actor.token === undefined || actor.token.startsWith('acs_')) return {};
  const { token } = await anyone().newUser();
  return { headers: { authorization: `Bearer ${token}` } };
}

/** A key for a machine, which is revoked afterwards. */
export async function anApiKey({ admin }: Stage): Promise<Given> {
  const { body } = await admin.post('/auth/api-keys', { name: unique('key'), role: 'user' });
  const id = Number(body['id']);
  return { ids: [id], afterwards: () => admin.delete(`/auth/api-keys/${id}`) };
}

/** An invitation of somebody who has no account. */
export async function anInvitation({ admin }: Stage): Promise<Given> {
  const { body } = await admin.post('/invitations', { email: `${unique('someone')}@example.com` });
  return { ids: [Number(body['id'])] };
}

/** Somebody whom nobody else knows. */
export const aSomebody = (body?: object) => async (): Promise<Given> => {
  const { userId } = await anyone().newUser();
  return { ids: [userId], ...(body && { body }) };
};

/** Somebody new of the staff. */
export const aColleague =
  (body: object) =>
  async ({ admin }: Stage): Promise<Given> => ({
    ids: [(await admin.newStaff('agent')).userId],
    body,
  });

/** The account of the owner itself. */
export const anOwnersId = ({ owner }: Stage): Given => ({ ids: [owner.userId] });

/** A ticket that went to a person. */
export const aTicketOfOwner =
  (body?: object) =>
  async ({ owner }: Stage): Promise<Given> => {
    const { id } = await aTicket().by(owner).escalated();
    return { ids: [id], ...(body && { body }) };
  };

/** A message that belongs to no intent, which is gone afterwards. */
export const anAdminsExample =
  () =>
  async ({ admin }: Stage): Promise<Given> => {
    const { body } = await admin.post('/triage/background', { text: unique() });
    const id = Number(body['id']);
    return { ids: [id], afterwards: () => admin.delete(`/triage/examples/${id}`) };
  };

/** One whose text is changed, which makes another example of it. */
export async function anExampleToChange(stage: Stage): Promise<Given> {
  const given = await anAdminsExample()(stage);
  const afterwards = async (answer: Answer): Promise<void> => {
    await given.afterwards?.(answer);
    await removed(stage.admin, '/triage/examples')(answer);
  };
  return { ...given, body: { text: unique() }, afterwards };
}

/** Removes what a call has made. */
export function removed(admin: Api, list: string) {
  return async ({ status, body }: Answer): Promise<void> => {
    if (status < 300) await admin.delete(`${list}/${Number(body['id'])}`);
  };
}
