import type { Answer } from './api.js';
import { aTicket, type Page, unique } from './builders.js';
import type { Provocation } from './provocations.js';
import { again, reusingAKey } from './repeated-calls.js';
import type { Message } from './schemas.js';

const FILE = { 'content-type': 'application/octet-stream' };
const STALE = { headers: { 'if-match': '"0"' } };

async function aConversation({ admin }: Provocation): Promise<string> {
  const { conversationId } = await aTicket().by(admin).escalated();
  return `/conversations/${Number(conversationId)}`;
}

async function aConversationOfOther({ admin }: Provocation): Promise<string> {
  const { conversationId } = await aTicket()
    .by(await admin.newUser())
    .escalated();
  return `/conversations/${Number(conversationId)}`;
}

const held = ({ admin }: Provocation, path: string): Promise<Answer> =>
  admin.post(`${path}/held-replies`, { content: 'hello', holdSeconds: 30 });

async function saidIn({ admin }: Provocation, path: string): Promise<number[]> {
  const { body } = await admin.get<Page<Message>>(`${path}/messages`);
  return body.data.filter(({ sender }) => sender === 'user').map(({ id }) => id);
}

/** What provokes the documented statuses of conversations. */
export const OF_CONVERSATIONS: Readonly<Record<string, (call: Provocation) => Promise<Answer>>> = {
  'POST /api/v1/conversations 422': ({ admin }) =>
    reusingAKey((headers) => admin.post('/conversations', { message: unique() }, { headers })),
  'GET /api/v1/conversations/{id} 304': async (call) =>
    again(call.admin, await aConversation(call)),
  'PATCH /api/v1/conversations/{id} 409': async (call) =>
    call.admin.patch(await aConversation(call), { status: 'abandoned' }),
  'PATCH /api/v1/conversations/{id} 412': async (call) =>
    call.admin.patch(await aConversation(call), { tags: [] }, STALE),
  'POST /api/v1/conversations/{id}/messages 409': async (call) => {
    const path = `${await aConversation(call)}/messages`;
    const said = { content: 'hello', externalId: unique() };
    await call.admin.post(path, said);
    return call.admin.post(path, said);
  },
  'POST /api/v1/conversations/{id}/messages 412': async (call) =>
    call.admin.post(`${await aConversation(call)}/messages`, { content: 'hello' }, STALE),
  'GET /api/v1/conversations/{id}/attachments/{attachmentId} 304': async (call) => {
    const path = `${await aConversation(call)}/attachments`;
    const { body } = await call.admin.post(path, 'plain text', { headers: FILE });
    return again(call.admin, `${path}/${Number(body['id'])}`);
  },
  'POST /api/v1/conversations/{id}/attachments 409': async (call) => {
    const by = await call.admin.newUser();
    const { conversationId } = await aTicket().by(by).escalated();
    const own = `/conversations/${Number(conversationId)}/attachments`;
    for (let n = 0; n < 20; n++) await by.post(own, 'plain text', { headers: FILE });
    return by.post(own, 'plain text', { headers: FILE });
  },
  'POST /api/v1/conversations/{id}/attachments 415': async (call) =>
    call.admin.post(`${await aConversation(call)}/attachments`, '<svg/>', { headers: FILE }),
  'POST /api/v1/conversations/{id}/attachments 422': async (call) => {
    const path = `${await aConversation(call)}/attachments`;
    return reusingAKey((headers, time) =>
      call.admin.post(path, `plain text ${time}`, { headers: { ...FILE, ...headers } }),
    );
  },
  'POST /api/v1/conversations/{id}/merge 409': async (call) => {
    const [path, other] = [await aConversation(call), await aConversationOfOther(call)];
    return call.admin.post(`${path}/merge`, { into: Number(other.split('/').at(-1)) });
  },
  'POST /api/v1/conversations/{id}/merge 412': async (call) => {
    const [path, other] = [await aConversation(call), await aConversation(call)];
    return call.admin.post(`${path}/merge`, { into: Number(other.split('/').at(-1)) }, STALE);
  },
  'POST /api/v1/conversations/{id}/split 409': async (call) => {
    const path = await aConversation(call);
    return call.admin.post(`${path}/split`, { messageIds: await saidIn(call, path) });
  },
  'POST /api/v1/conversations/{id}/split 412': async (call) => {
    const path = await aConversation(call);
    return call.admin.post(`${path}/split`, { messageIds: await saidIn(call, path) }, STALE);
  },
  'POST /api/v1/conversations/{id}/split 422': async (call) => {
    const path = await aConversation(call);
    for (let n = 0; n < 2; n++) await call.admin.post(`${path}/messages`, { content: unique() });
    const ids = await saidIn(call, path);
    return reusingAKey((headers, time) =>
      call.admin.post(`${path}/split`, { messageIds: [ids[time]] }, { headers }),
    );
  },
  'POST /api/v1/conversations/{id}/held-replies 409': async (call) => {
    const path = await aConversationOfOther(call);
    const replies = Array.from({ length: 21 }, () => held(call, path));
    return (await Promise.all(replies)).find(({ status }) => status === 409)!;
  },
  'POST /api/v1/conversations/{id}/held-replies 412': async (call) =>
    call.admin.post(
      `${await aConversationOfOther(call)}/held-replies`,
      { content: 'hello' },
      STALE,
    ),
  'POST /api/v1/conversations/{id}/held-replies 422': async (call) => {
    const path = `${await aConversationOfOther(call)}/held-replies`;
    return reusingAKey((headers) => call.admin.post(path, { content: unique() }, { headers }));
  },
  'POST /api/v1/conversations/{id}/held-replies/{heldReplyId}/undo 409': async (call) => {
    const path = await aConversationOfOther(call);
    const { body } = await held(call, path);
    const undo = `${path}/held-replies/${Number(body['id'])}/undo`;
    await call.admin.post(undo);
    return call.admin.post(undo);
  },
  'POST /api/v1/conversations/{id}/messages 422': async (call) => {
    const path = `${await aConversation(call)}/messages`;
    return reusingAKey((headers) => call.admin.post(path, { content: unique() }, { headers }));
  },
};
