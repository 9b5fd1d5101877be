import type { Answer } from '../api.js';
import { aTicket, unique } from '../builders.js';
import { aTicketOfOwner, removed } from './given.js';
import { admins, byOwner, forAdmins, type Given, type Row, staff, type Stage } from './row.js';

const FORBIDDEN = '403 AUTH.FORBIDDEN';
const TICKET = '/api/v1/tickets/{id}';
const TEAM = '/api/v1/teams/{id}';
const MEMBER = `${TEAM}/members/{userId}`;

/** A team, which is gone afterwards. */
const aTeam =
  (body?: object) =>
  async ({ admin }: Stage): Promise<Given> => {
    const made = await admin.post('/teams', { name: unique('team') });
    const id = Number(made.body['id']);
    const afterwards = () => admin.delete(`/teams/${id}`);
    return { ids: [id], ...(body && { body }), afterwards };
  };

/** The same with one member, or with somebody who may become one. */
const withAgent =
  (isMember: boolean) =>
  async (stage: Stage): Promise<Given> => {
    const given = await aTeam()(stage);
    const { userId } = await stage.admin.newStaff('agent');
    const path = `/teams/${Number(given.ids?.[0])}/members/${userId}`;
    if (isMember) await stage.admin.put(path, {});
    return { ...given, ids: [...(given.ids ?? []), userId], ...(!isMember && { body: {} }) };
  };

/** Something that somebody of the staff has, for all of them or for themselves. */
const aThing =
  (list: string, fields: () => object, shared: boolean, body?: object) =>
  async ({ admin }: Stage): Promise<Given> => {
    const owner = await admin.newStaff('agent');
    const made = await owner.post(list, { ...fields(), shared });
    const path = `${list}/${Number(made.body['id'])}`;
    const afterwards = () => owner.delete(path);
    return { ids: [Number(made.body['id'])], ...(body && { body }), afterwards };
  };

const anAnswer = () => ({ title: 'Hello', shortcut: unique('a'), body: 'Hello!' });
const aView = () => ({ name: unique('view') });

const NO_BULK = '404 BULK.NOT_FOUND';

/** That of somebody else, which has not begun. */
async function aBulk({ admin }: Stage): Promise<Given> {
  const [agent, { id }] = [await admin.newStaff('agent'), await aTicket().by(admin).escalated()];
  const body = { ids: [id], changes: { priority: 'low' } };
  const begun = await agent.post('/tickets/bulk', body);
  return { ids: [Number(begun.body['jobId'])] };
}

function shareable(list: string, code: string, fields: () => object, change: object): Row[] {
  const route = `/api/v1${list}/{id}`;
  const [notFound, notOwner] = [`404 ${code}.NOT_FOUND`, `403 ${code}.NOT_OWNER`] as const;
  const shared = (body?: object) => ({
    about: 'a shared one',
    given: aThing(list, fields, true, body),
  });
  const own = (body?: object) => ({
    about: 'of somebody else',
    given: aThing(list, fields, false, body),
  });
  return [
    staff(`GET /api/v1${list}`, 200),
    staff(`POST /api/v1${list}`, 201, {
      given: ({ actor }) => ({ body: fields(), afterwards: removed(actor, list) }),
    }),
    staff(`GET ${route}`, 200, shared()),
    staff(`GET ${route}`, notFound, own()),
    forAdmins(staff(`PATCH ${route}`, notOwner, shared(change)), 200),
    staff(`PATCH ${route}`, notFound, own(change)),
    forAdmins(staff(`DELETE ${route}`, notOwner, shared()), 204),
    staff(`DELETE ${route}`, notFound, own()),
  ];
}

/** How the staff works together. */
export const OF_DESK: readonly Row[] = [
  ...byOwner(`GET ${TICKET}/activity`, [FORBIDDEN, 200], [FORBIDDEN, 200], {
    given: aTicketOfOwner(),
  }),
  ...byOwner(`POST ${TICKET}/assignment`, [FORBIDDEN, 200], [FORBIDDEN, 200], {
    given: async (stage) => {
      const [ticket, team] = [await aTicketOfOwner()(stage), await withAgent(true)(stage)];
      const body = { teamId: team.ids?.[0], strategy: 'round_robin' };
      const afterwards = (answer: Answer) => team.afterwards?.(answer) ?? Promise.resolve();
      return { ...ticket, body, afterwards };
    },
  }),

  staff('POST /api/v1/tickets/bulk', 202, {
    given: async ({ admin }) => {
      const { id } = await aTicket().by(admin).escalated();
      return { body: { ids: [id], changes: { priority: 'low' } } };
    },
  }),
  forAdmins(staff('GET /api/v1/tickets/bulk/{jobId}', NO_BULK, { given: aBulk }), 200),
  forAdmins(staff('POST /api/v1/tickets/bulk/{jobId}/undo', NO_BULK, { given: aBulk }), 200),

  staff('GET /api/v1/teams', 200),
  admins('POST /api/v1/teams', 201, {
    given: ({ admin }) => ({
      body: { name: unique('team') },
      afterwards: removed(admin, '/teams'),
    }),
  }),
  staff(`GET ${TEAM}`, 200, { given: aTeam() }),
  admins(`PATCH ${TEAM}`, 200, { given: aTeam({ active: false }) }),
  admins(`DELETE ${TEAM}`, 204, { given: aTeam() }),
  admins(`PUT ${MEMBER}`, 200, { given: withAgent(false) }),
  admins(`DELETE ${MEMBER}`, 204, { given: withAgent(true) }),

  ...shareable('/canned-answers', 'CANNED_ANSWER', anAnswer, { title: 'Other' }),
  staff('POST /api/v1/canned-answers/{id}/render', 200, {
    given: aThing('/canned-answers', anAnswer, true, {}),
  }),

  ...shareable('/views', 'VIEW', aView, { order: 2 }),
  staff('GET /api/v1/views/{id}/tickets', 200, { given: aThing('/views', aView, true) }),
];
