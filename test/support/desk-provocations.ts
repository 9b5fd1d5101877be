import type { Answer, Api } from './api.js';
import { aTicket, unique } from './builders.js';
import type { Provocation } from './provocations.js';
import { again, reusingAKey } from './repeated-calls.js';

const STALE = { headers: { 'if-match': '"0"' } };
const MOST_VIEWS = 100;

const aTeam = () => ({ name: unique('team') });
const anAnswer = () => ({ title: 'Hello', shortcut: unique('a'), body: 'Hello!' });
const aView = () => ({ name: unique('view') });

/** Makes something, calls with where it is, and removes it again. */
const having =
  (list: string, fields: () => object, call: (admin: Api, path: string) => Promise<Answer>) =>
  async ({ admin }: Pick<Provocation, 'admin'>): Promise<Answer> => {
    const { body } = await admin.post(list, fields());
    const path = `${list}/${Number(body['id'])}`;
    try {
      return await call(admin, path);
    } finally {
      await admin.delete(path);
    }
  };

/** What every list of things with versions documents. */
function versioned(list: string, fields: () => object, change: object) {
  const route = `/api/v1${list}`;
  return {
    [`POST ${route} 422`]: ({ admin }: Provocation) =>
      reusingAKey(async (headers) => {
        const answer = await admin.post(list, fields(), { headers });
        if (answer.status === 201) await admin.delete(`${list}/${Number(answer.body['id'])}`);
        return answer;
      }),
    [`GET ${route}/{id} 304`]: having(list, fields, again),
    [`PATCH ${route}/{id} 412`]: having(list, fields, (admin, path) =>
      admin.patch(path, change, STALE),
    ),
    [`DELETE ${route}/{id} 412`]: having(list, fields, (admin, path) => admin.delete(path, STALE)),
  };
}

const inTeam = having.bind(null, '/teams', aTeam);
const taken = (list: string, name: string, fields: () => object) => {
  const made = fields() as Record<string, unknown>;
  return having(
    list,
    () => made,
    async (admin) => {
      const other = await admin.post(list, fields());
      const path = `${list}/${Number(other.body['id'])}`;
      try {
        return await admin.patch(path, { [name]: made[name] });
      } finally {
        await admin.delete(path);
      }
    },
  );
};

async function anAssignment(admin: Api, team: string, call: object = {}): Promise<Answer> {
  const { id } = await aTicket().by(admin).escalated();
  const body = { teamId: Number(team.split('/').at(-1)), strategy: 'least_loaded' };
  return admin.post(`/tickets/${id}/assignment`, body, call);
}

/** What provokes a documented status of how the staff works together. */
export const OF_DESK: Readonly<Record<string, (call: Provocation) => Promise<Answer>>> = {
  ...versioned('/teams', aTeam, { active: false }),
  ...versioned('/canned-answers', anAnswer, { title: 'Other' }),
  ...versioned('/views', aView, { order: 2 }),

  'POST /api/v1/tickets/bulk 422': async ({ admin }) => {
    const { id } = await aTicket().by(admin).escalated();
    return reusingAKey((headers, time) =>
      admin.post('/tickets/bulk', { ids: [id], changes: { addTags: [`t${time}`] } }, { headers }),
    );
  },
  'POST /api/v1/tickets/bulk/{jobId}/undo 409': async ({ admin }) => {
    const { id } = await aTicket().by(admin).escalated();
    const body = { ids: [id], changes: { priority: 'low' } };
    const begun = await admin.post('/tickets/bulk', body);
    const path = `/tickets/bulk/${Number(begun.body['jobId'])}/undo`;
    await admin.post(path);
    return admin.post(path);
  },

  'POST /api/v1/teams 409': inTeam(async (admin, path) => {
    const { body } = await admin.get(path);
    return admin.post('/teams', { name: body['name'] });
  }),
  'PATCH /api/v1/teams/{id} 409': taken('/teams', 'name', aTeam),
  'PUT /api/v1/teams/{id}/members/{userId} 412': inTeam((admin, path) =>
    admin.put(`${path}/members/${admin.userId}`, {}, STALE),
  ),
  'DELETE /api/v1/teams/{id}/members/{userId} 412': inTeam(async (admin, path) => {
    await admin.put(`${path}/members/${admin.userId}`, {});
    return admin.delete(`${path}/members/${admin.userId}`, STALE);
  }),
  'POST /api/v1/tickets/{id}/assignment 409': inTeam((admin, path) => anAssignment(admin, path)),
  'POST /api/v1/tickets/{id}/assignment 412': inTeam((admin, path) =>
    anAssignment(admin, path, STALE),
  ),

  'POST /api/v1/canned-answers 409': having('/canned-answers', anAnswer, async (admin, path) => {
    const { body } = await admin.get(path);
    return admin.post('/canned-answers', { ...anAnswer(), shortcut: body['shortcut'] });
  }),
  'PATCH /api/v1/canned-answers/{id} 409': taken('/canned-answers', 'shortcut', anAnswer),

  'POST /api/v1/views 409': async ({ admin }) => {
    const agent = await admin.newStaff('agent');
    for (let made = 0; made < MOST_VIEWS; made++) await agent.post('/views', aView());
    return agent.post('/views', aView());
  },
};
