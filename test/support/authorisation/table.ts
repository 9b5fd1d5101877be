/**
 * Who may do what, for every route: the one place where it is written down. authorisation.spec.ts
 * calls every row as every actor (anyone, a user, an agent, a supervisor, an admin, a machine of the
 * role system), on their own and on somebody else's things, and fails when a route of the OpenAPI document has no row or a row no route.
 *
 * To add a route, add a row:
 *   open(route, status)      everybody gets this status
 *   signedIn(route, status)  whoever is signed in; without a token it is 401
 *   passwordOwners(route, status)
 *                            the same without machines, which get 403
 *   staff(route, status)     agents, supervisors, admins and machines; a user gets 403
 *   supervisors(route, status)
 *                            supervisors and admins; all others get 403
 *   admins(route, status)    admins; all others get 403
 *   operators(route, status) operators of the service; all others get 403
 *   byOwner(route, own, foreign, { given })
 *                            [user, staff] on their own thing, and on that of another user
 * A status may name the problem's code: '404 TICKET.NOT_FOUND'. `given` prepares what one call needs
 * (ids for the path, a body, headers) from `{ actor, owner, admin }`. Without it the ids in the path
 * are of no row and the body is the documented example; then a 404 or a 400 says that the actor was
 * let in. Ids that stand in bodies and queries are tested in ids-in-bodies.spec.ts.
 */
import { anIntent, aTicket, MESSAGES, unique } from '../builders.js';
import { OF_AUTH } from './auth-rows.js';
import { OF_CONVERSATIONS } from './conversation-rows.js';
import { OF_DESK } from './desk-rows.js';
import {
  aColleague,
  anAdminsExample,
  anExampleToChange,
  anOwnersId,
  aSomebody,
  aTicketOfOwner,
  removed,
} from './given.js';
import {
  admins,
  byOwner,
  forAdmins,
  open,
  operators,
  people,
  type Row,
  signedIn,
  staff,
  supervisors,
} from './row.js';
import { OF_RULES } from './rule-rows.js';
import { OF_SLA } from './sla-rows.js';

const NOT_FOUND = '404 TICKET.NOT_FOUND';
const NO_USER = '404 USER.NOT_FOUND';
const STAFF_ONLY = '403 TICKET.STAFF_ONLY';
const FORBIDDEN = '403 AUTH.FORBIDDEN';
const NOT_REQUESTER = '403 FEEDBACK.NOT_REQUESTER';
const NO_ORGANIZATION = '404 ORGANIZATION.NOT_FOUND';
const INVALID = '400 REQUEST.INVALID';

const TICKET = '/api/v1/tickets/{id}';
const PROFILE = '/api/v1/users/{id}/profile';
const EXPORT = '/api/v1/users/{id}/export';
const INTENT = '/api/v1/triage/intents/{id}';

const DISCOVERY = '/api/v1/triage/discovery/{id}';
const PROPOSAL = `${DISCOVERY}/proposals/{proposalId}`;
const NO_PROPOSAL = '404 DISCOVERY.PROPOSAL_NOT_FOUND';

export const TABLE: readonly Row[] = [
  open('GET /health', 200),
  open('GET /health/ready', 200),
  open('GET /api/v1/public/health', 200),
  open('GET /api/v1/public/health/ready', 200),

  ...OF_AUTH,
  ...OF_SLA,
  ...OF_RULES,

  admins('GET /api/v1/audit-events', 200),
  admins('GET /api/v1/audit-events/{id}', '404 AUDIT.NOT_FOUND'),

  admins('GET /api/v1/organization', 200),
  admins('GET /api/v1/organization/usage', 200),
  admins('GET /api/v1/organization/retention', 200),
  admins('PUT /api/v1/organization/retention', 200, {
    given: () => ({ body: { tickets: null, audit: null, models: null, events: null } }),
  }),
  admins('PATCH /api/v1/organization', 200, { given: () => ({ body: { description: '' } }) }),
  operators('GET /api/v1/organizations', 200),
  operators('POST /api/v1/organizations', 201, {
    given: () => ({ body: { slug: unique('org').replace('_', '-'), name: 'Another' } }),
  }),
  operators('GET /api/v1/organizations/{id}', NO_ORGANIZATION),
  operators('PATCH /api/v1/organizations/{id}', NO_ORGANIZATION, {
    given: () => ({ body: { name: 'Nobody' } }),
  }),
  operators('POST /api/v1/organizations/{id}/suspend', NO_ORGANIZATION),
  operators('POST /api/v1/organizations/{id}/reactivate', NO_ORGANIZATION),
  operators('DELETE /api/v1/organizations/{id}', NO_ORGANIZATION),
  operators('POST /api/v1/organizations/{id}/export', NO_ORGANIZATION),
  operators('GET /api/v1/organizations/{id}/exports/{jobId}', NO_ORGANIZATION),

  signedIn('GET /api/v1/events', 200),
  staff('GET /api/v1/presence', 200),

  signedIn('GET /api/v1/users/me', 200),
  people('GET /api/v1/users/me/profile', 200),
  people('PATCH /api/v1/users/me/profile', 200, { given: () => ({ body: { firstName: 'Ada' } }) }),
  staff(`GET ${PROFILE}`, 200, { given: aSomebody() }),
  staff(`PATCH ${PROFILE}`, 200, { given: aSomebody({ tags: ['pilot'] }) }),
  forAdmins(
    staff(`PATCH ${PROFILE}`, '403 USER.PROFILE_OF_STAFF', {
      about: 'of somebody of the staff',
      given: aColleague({ tags: ['pilot'] }),
    }),
    200,
  ),
  admins('GET /api/v1/users', 200),
  admins('GET /api/v1/users/{id}', 200, { given: aSomebody() }),
  admins('PATCH /api/v1/users/{id}', 200, { given: aSomebody({ disabled: true }) }),
  admins('PATCH /api/v1/users/{id}/role', 200, { given: aSomebody({ role: 'agent' }) }),
  admins('POST /api/v1/users/{id}/password-reset', 201, { given: aSomebody() }),
  admins('DELETE /api/v1/users/{id}', 204, { given: aSomebody() }),
  ...byOwner(`POST ${EXPORT}`, [202, 202], [NO_USER, NO_USER], { given: anOwnersId }).map((row) =>
    row.whose === 'own' ? row : forAdmins(row, 202),
  ),
  forAdmins(signedIn(`GET ${EXPORT}`, NO_USER, { given: aSomebody() }), '404 EXPORT.NOT_FOUND'),
  admins('DELETE /api/v1/users/{id}/labels', 200, { given: aSomebody() }),
  admins('DELETE /api/v1/users/{id}/second-factor', '409 AUTH.SECOND_FACTOR_OFF', {
    given: aSomebody(),
  }),

  signedIn('POST /api/v1/tickets', 201, { given: () => ({ body: { message: MESSAGES.unknown } }) }),
  signedIn('GET /api/v1/tickets', 200),
  ...byOwner(`GET ${TICKET}`, [200, 200], [NOT_FOUND, 200], { given: aTicketOfOwner() }),
  admins(`DELETE ${TICKET}`, 204, { given: aTicketOfOwner() }),
  ...byOwner(`GET ${TICKET}/decision`, [FORBIDDEN, 200], [FORBIDDEN, 200], {
    given: aTicketOfOwner(),
  }),
  ...byOwner(`GET ${TICKET}/transitions`, [FORBIDDEN, 200], [FORBIDDEN, 200], {
    given: aTicketOfOwner(),
  }),
  ...byOwner(`GET ${TICKET}/labels`, [FORBIDDEN, 200], [FORBIDDEN, 200], {
    given: aTicketOfOwner(),
  }),
  ...byOwner(`DELETE ${TICKET}/label`, [FORBIDDEN, 204], [FORBIDDEN, 204], {
    given: async ({ owner, admin }) => {
      const { id } = await aTicket().by(owner).escalated();
      await admin.patch(`/tickets/${id}`, { intent: 'charged_twice' });
      return { ids: [id], afterwards: () => admin.delete(`/tickets/${id}/label`) };
    },
  }),
  ...byOwner(`PATCH ${TICKET}`, [200, 200], [NOT_FOUND, 200], {
    about: 'the status',
    given: aTicketOfOwner({ status: 'closed' }),
  }),
  ...[{ priority: 'low' }, { answer: 'Done.' }, { assigneeId: null }].flatMap((body) =>
    byOwner(`PATCH ${TICKET}`, [STAFF_ONLY, 200], [STAFF_ONLY, 200], {
      about: Object.keys(body).join(),
      given: aTicketOfOwner(body),
    }),
  ),
  ...byOwner(`PATCH ${TICKET}`, [STAFF_ONLY, 200], [STAFF_ONLY, 200], {
    about: 'the intent',
    given: async ({ owner, admin }) => {
      const { id } = await aTicket().by(owner).escalated();
      const undo = () => admin.delete(`/tickets/${id}/label`);
      return { ids: [id], body: { intent: 'charged_twice' }, afterwards: undo };
    },
  }),
  ...byOwner(`POST ${TICKET}/feedback`, [201, 201], [NOT_FOUND, NOT_REQUESTER], {
    given: aTicketOfOwner({ rating: 4, resolved: true }),
  }),

  ...OF_CONVERSATIONS,

  ...OF_DESK,

  staff('GET /api/v1/feedback', 200),
  staff('GET /api/v1/feedback/summary', 200),
  staff('GET /api/v1/reports/outcomes', 200),
  staff('GET /api/v1/reports/error-budget', 200),
  staff('GET /api/v1/reports/edge-tickets', 200),
  staff('GET /api/v1/reports/service', 200),
  staff('GET /api/v1/reports/drift', 200),
  staff('POST /api/v1/triage/preview', 200, { given: () => ({ body: { message: 'hello' } }) }),

  admins('GET /api/v1/triage/intents', 200),
  admins('POST /api/v1/triage/intents', 201, {
    given: ({ admin }) => ({
      body: { name: unique('intent') },
      afterwards: removed(admin, '/triage/intents'),
    }),
  }),
  ...(['GET', 'PATCH', 'DELETE'] as const).map((method) =>
    admins(`${method} ${INTENT}`, method === 'DELETE' ? 204 : 200, {
      given: async ({ admin }) => {
        const { id } = await anIntent(admin);
        const afterwards = () => admin.delete(`/triage/intents/${id}`);
        return { ids: [id], ...(method === 'PATCH' && { body: { priority: 'low' } }), afterwards };
      },
    }),
  ),
  ...(['GET', 'POST'] as const).map((method) =>
    admins(`${method} ${INTENT}/examples`, method === 'GET' ? 200 : 201, {
      given: async ({ admin }) => {
        const { id } = await anIntent(admin);
        const afterwards = () => admin.delete(`/triage/intents/${id}`);
        return { ids: [id], ...(method === 'POST' && { body: { text: unique() } }), afterwards };
      },
    }),
  ),
  admins(`DELETE ${INTENT}/examples/{exampleId}`, 204, {
    given: async ({ admin }) => {
      const { id } = await anIntent(admin);
      const { body } = await admin.post(`/triage/intents/${id}/examples`, { text: unique() });
      const afterwards = () => admin.delete(`/triage/intents/${id}`);
      return { ids: [id, Number(body['id'])], afterwards };
    },
  }),
  admins('GET /api/v1/triage/background', 200),
  admins('POST /api/v1/triage/background', 201, {
    given: ({ admin }) => ({
      body: { text: unique() },
      afterwards: removed(admin, '/triage/background'),
    }),
  }),
  admins('DELETE /api/v1/triage/background/{exampleId}', 204, { given: anAdminsExample() }),
  admins('GET /api/v1/triage/examples', 200),
  admins('GET /api/v1/triage/examples/{id}', 200, { given: anAdminsExample() }),
  admins('PATCH /api/v1/triage/examples/{id}', 200, { given: anExampleToChange }),
  admins('DELETE /api/v1/triage/examples/{id}', 204, { given: anAdminsExample() }),
  admins('POST /api/v1/triage/examples/import', 400, {
    given: () => ({ body: 'text,intent\n,\n', headers: { 'content-type': 'text/csv' } }),
  }),
  supervisors('GET /api/v1/triage/labels/contradictions', 200),

  admins('POST /api/v1/triage/discovery', INVALID, { given: () => ({ body: {} }) }),
  admins('POST /api/v1/triage/discovery/file', '400 DISCOVERY.REFUSED', {
    given: () => ({ body: 'text\n', headers: { 'content-type': 'text/csv' } }),
  }),
  admins('GET /api/v1/triage/discovery', 200),
  admins(`GET ${DISCOVERY}`, '404 DISCOVERY.NOT_FOUND'),
  admins(`DELETE ${DISCOVERY}`, '404 DISCOVERY.NOT_FOUND'),
  admins(`GET ${DISCOVERY}/proposals`, '404 DISCOVERY.NOT_FOUND'),
  admins(`GET ${PROPOSAL}`, NO_PROPOSAL),
  admins(`PATCH ${PROPOSAL}`, NO_PROPOSAL),
  ...['merge', 'split', 'discard', 'accept'].map((what) =>
    admins(`POST ${PROPOSAL}/${what}`, NO_PROPOSAL),
  ),

  // A training, another model or another policy would get in the way of the other tests.
  signedIn('GET /api/v1/jobs', 200),
  ...['GET /api/v1/jobs/{id}', 'POST /api/v1/jobs/{id}/cancel', 'POST /api/v1/jobs/{id}/retry'].map(
    (route) => signedIn(route, '404 JOB.NOT_FOUND'),
  ),

  admins('POST /api/v1/triage/models', INVALID, { given: () => ({ body: { promote: 7 } }) }),
  admins('GET /api/v1/triage/models', 200),
  admins('GET /api/v1/triage/models/{id}', '404 MODEL.NOT_FOUND'),
  admins('POST /api/v1/triage/models/{id}/activate', '404 MODEL.NOT_FOUND'),
  admins('GET /api/v1/triage/policy', 200),
  admins('GET /api/v1/triage/policy/curve', 200),
  admins('GET /api/v1/triage/policy/versions', 200),
  admins('POST /api/v1/triage/policy/versions/{id}/restore', '404 POLICY.VERSION_NOT_FOUND'),
  admins('PUT /api/v1/triage/policy', INVALID, { given: () => ({ body: {} }) }),
  supervisors('POST /api/v1/triage/policy/replay', INVALID, { given: () => ({ body: {} }) }),
];
