import { anyone, aTicket } from '../builders.js';
import type { Thread } from '../schemas.js';
import { byOwner, type Given, type Row, signedIn, staff, type Stage } from './row.js';

const CONVERSATION = '/api/v1/conversations/{id}';
const NOT_FOUND = '404 CONVERSATION.NOT_FOUND';
const FORBIDDEN = '403 AUTH.FORBIDDEN';
const OWN = '403 HELD_REPLY.OWN_CONVERSATION';
const STAFF_ONLY = '403 CONVERSATION.STAFF_ONLY';

/** The conversation of a ticket that the owner of the row has opened. */
const aConversation =
  (body?: object) =>
  async ({ owner }: Stage): Promise<Given> => {
    const { conversationId } = await aTicket().by(owner).escalated();
    return { ids: [Number(conversationId)], ...(body && { body }) };
  };

/** A file that the owner of the row has sent. */
const aSentFile = async (stage: Stage): Promise<Given> => {
  const { ids = [] } = await aConversation()(stage);
  const path = `/conversations/${Number(ids[0])}`;
  const headers = { 'content-type': 'application/octet-stream' };
  const { body } = await stage.owner.post(`${path}/attachments`, 'plain text', { headers });
  await stage.owner.post(`${path}/messages`, { content: 'Here.', attachments: [body['id']] });
  return { ids: [...ids, Number(body['id'])] };
};

/** A reply that waits, of the actor where they may hold one. */
const aHeldReply = async ({ actor, admin }: Stage): Promise<Given> => {
  const { conversationId } = await aTicket()
    .by(await anyone().newUser())
    .escalated();
  const path = `/conversations/${Number(conversationId)}/held-replies`;
  const reply = { content: 'We look into it.', holdSeconds: 30 };
  const own = await actor.post(path, reply);
  const { body } = own.status === 201 ? own : await admin.post(path, reply);
  return { ids: [Number(conversationId), Number(body['id'])] };
};

/** Who may do what with conversations; see table.ts. */
export const OF_CONVERSATIONS: readonly Row[] = [
  signedIn('POST /api/v1/conversations', 201, {
    given: () => ({ body: { message: 'xyzzy plugh' } }),
  }),
  signedIn('GET /api/v1/conversations', 200),
  ...byOwner(`GET ${CONVERSATION}`, [200, 200], [NOT_FOUND, 200], { given: aConversation() }),
  ...['transitions', 'context'].flatMap((what) =>
    byOwner(`GET ${CONVERSATION}/${what}`, [FORBIDDEN, 200], [FORBIDDEN, 200], {
      given: aConversation(),
    }),
  ),
  ...byOwner(`POST ${CONVERSATION}/read`, [204, 204], [NOT_FOUND, 204], {
    given: aConversation(),
  }),
  ...byOwner(`GET ${CONVERSATION}/followers`, [FORBIDDEN, 200], [FORBIDDEN, 200], {
    given: aConversation(),
  }),
  ...['PUT', 'DELETE'].flatMap((method) =>
    byOwner(`${method} ${CONVERSATION}/followers/me`, [FORBIDDEN, 204], [FORBIDDEN, 204], {
      given: aConversation(),
    }),
  ),
  ...byOwner(`PATCH ${CONVERSATION}`, [200, 200], [NOT_FOUND, 200], {
    about: 'the status',
    given: aConversation({ status: 'resolved' }),
  }),
  ...byOwner(`PATCH ${CONVERSATION}`, [STAFF_ONLY, 200], [STAFF_ONLY, 200], {
    about: 'the tags',
    given: aConversation({ tags: ['vip'] }),
  }),
  ...byOwner(`GET ${CONVERSATION}/messages`, [200, 200], [NOT_FOUND, 200], {
    given: aConversation(),
  }),
  ...byOwner(`POST ${CONVERSATION}/messages`, [201, 201], [NOT_FOUND, 201], {
    given: aConversation({ content: 'any news?' }),
  }),
  ...byOwner(`POST ${CONVERSATION}/merge`, [FORBIDDEN, 200], [FORBIDDEN, 200], {
    given: async (stage) => {
      const { conversationId: into } = await aTicket().by(stage.owner).escalated();
      return { ...(await aConversation()(stage)), body: { into: Number(into) } };
    },
  }),
  ...byOwner(`POST ${CONVERSATION}/split`, [FORBIDDEN, 201], [FORBIDDEN, 201], {
    given: async (stage) => {
      const given = await aConversation()(stage);
      const path = `/conversations/${Number(given.ids?.[0])}/messages`;
      const said = await stage.owner.post<Thread>(path, { content: 'And my invoice?' });
      return { ...given, body: { messageIds: [said.body.messages[0]!.id] } };
    },
  }),
  ...byOwner(`GET ${CONVERSATION}/held-replies`, [FORBIDDEN, 200], [FORBIDDEN, 200], {
    given: aConversation(),
  }),
  ...byOwner(`POST ${CONVERSATION}/held-replies`, [FORBIDDEN, OWN], [FORBIDDEN, 201], {
    given: aConversation({ content: 'We look into it.' }),
  }),
  staff(`GET ${CONVERSATION}/held-replies/{heldReplyId}`, 200, { given: aHeldReply }),
  staff(`POST ${CONVERSATION}/held-replies/{heldReplyId}/undo`, 200, { given: aHeldReply }),
  ...byOwner(`POST ${CONVERSATION}/attachments`, [201, 201], [NOT_FOUND, 201], {
    given: async (stage) => ({
      ...(await aConversation()(stage)),
      body: 'plain text',
      headers: { 'content-type': 'application/octet-stream' },
    }),
  }),
  ...byOwner(`GET ${CONVERSATION}/attachments/{attachmentId}`, [200, 200], [NOT_FOUND, 200], {
    given: aSentFile,
  }),
];
