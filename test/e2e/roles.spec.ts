import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, PASSWORD } from '../support/api.js';
import { anyone, aTicket, expectProblem, NO_ID, theAdmin, unique } from '../support/builders.js';

type Role = 'anyone' | 'user' | 'agent' | 'admin';
type Route = readonly [least: Role, route: string, allowed: number, body?: object];

const ROLES: readonly Role[] = ['anyone', 'user', 'agent', 'admin'];

/** Who may call what, and what they get; ids are of no row and bodies are wrong, so nothing happens. */
const ACCESS: readonly Route[] = [
  ['anyone', 'GET /health', 200],
  ['anyone', 'GET /health/ready', 200],
  ['anyone', 'GET /api/v1/public/health', 200],
  ['anyone', 'GET /api/v1/public/health/ready', 200],
  ['anyone', 'POST /api/v1/auth/register', 400, {}],
  ['anyone', 'POST /api/v1/auth/login', 400, {}],
  ['anyone', 'POST /api/v1/auth/refresh', 400, {}],
  ['anyone', 'POST /api/v1/auth/logout', 400, {}],
  ['user', 'POST /api/v1/auth/password', 400, {}],
  ['user', 'GET /api/v1/users/me', 200],
  ['admin', 'GET /api/v1/users', 200],
  ['admin', 'GET /api/v1/users/{id}', 404],
  ['admin', 'PATCH /api/v1/users/{id}/role', 404, { role: 'user' }],
  ['admin', 'DELETE /api/v1/users/{id}', 404],
  ['user', 'POST /api/v1/tickets', 400, {}],
  ['user', 'GET /api/v1/tickets', 200],
  ['user', 'GET /api/v1/tickets/{id}', 404],
  ['agent', 'GET /api/v1/tickets/{id}/decision', 404],
  ['agent', 'GET /api/v1/tickets/{id}/transitions', 404],
  ['user', 'PATCH /api/v1/tickets/{id}', 404, { status: 'closed' }],
  ['agent', 'PATCH /api/v1/tickets/{id}', 404, { priority: 'low' }],
  ['agent', 'GET /api/v1/tickets/{id}/labels', 404],
  ['agent', 'DELETE /api/v1/tickets/{id}/label', 404],
  ['user', 'POST /api/v1/tickets/{id}/feedback', 404, { rating: 3, resolved: true }],
  ['agent', 'GET /api/v1/feedback', 200],
  ['agent', 'GET /api/v1/feedback/summary', 200],
  ['agent', 'GET /api/v1/reports/outcomes', 200],
  ['agent', 'GET /api/v1/reports/drift', 200],
  ['agent', 'POST /api/v1/triage/preview', 400, {}],
  ['admin', 'GET /api/v1/triage/intents', 200],
  ['admin', 'POST /api/v1/triage/intents', 400, {}],
  ['admin', 'GET /api/v1/triage/intents/{id}', 404],
  ['admin', 'PATCH /api/v1/triage/intents/{id}', 404, { priority: 'low' }],
  ['admin', 'DELETE /api/v1/triage/intents/{id}', 404],
  ['admin', 'GET /api/v1/triage/intents/{id}/examples', 404],
  ['admin', 'POST /api/v1/triage/intents/{id}/examples', 404, { text: 'where is it?' }],
  ['admin', 'DELETE /api/v1/triage/intents/{id}/examples/{exampleId}', 404],
  ['admin', 'GET /api/v1/triage/background', 200],
  ['admin', 'POST /api/v1/triage/background', 400, {}],
  ['admin', 'DELETE /api/v1/triage/background/{exampleId}', 404],
  ['admin', 'GET /api/v1/triage/examples', 200],
  ['admin', 'GET /api/v1/triage/examples/{id}', 404],
  ['admin', 'PATCH /api/v1/triage/examples/{id}', 404, { text: 'where is it?' }],
  ['admin', 'DELETE /api/v1/triage/examples/{id}', 404],
  ['admin', 'POST /api/v1/triage/examples/import', 415, {}],
  ['admin', 'GET /api/v1/triage/labels/contradictions', 200],
  ['admin', 'GET /api/v1/triage/models', 200],
  ['admin', 'GET /api/v1/triage/models/{id}', 404],
  ['admin', 'POST /api/v1/triage/models/{id}/activate', 404],
  ['admin', 'GET /api/v1/audit-events', 200],
  ['admin', 'GET /api/v1/audit-events/{id}', 404],
  ['admin', 'GET /api/v1/triage/policy', 200],
  ['admin', 'PUT /api/v1/triage/policy', 400, {}],
  ['admin', 'POST /api/v1/triage/policy/replay', 400, {}],
];

/** The one that cannot be called in vain: admins call it where models are tested. */
const TRAIN: Route = ['admin', 'POST /api/v1/triage/models', 202];

let admin: Api;
let as: Record<Role, Api>;

beforeAll(async () => {
  admin = await theAdmin();
  const [user, agent] = await Promise.all([admin.newUser(), admin.newStaff('agent')]);
  as = { anyone: anyone(), user, agent, admin };
});

/** Two slashes: the path begins at the root. */
function call(role: Role, [, route, , body]: Route) {
  const [method = '', path = ''] = route.split(' ');
  return as[role].call(method, `/${path.replaceAll(/\{\w+\}/g, String(NO_ID))}`, { body });
}

describe.each(ROLES)('%s', (role) => {
  const may = ([least]: Route): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);
  const described = (route: Route) =>
    [`${route[1]} ${route[3] ? JSON.stringify(route[3]) : ''}`.trim(), route] as const;
  const allowed = ACCESS.filter(may).map(described);
  const denied = [...ACCESS, TRAIN].filter((route) => !may(route)).map(described);

  test.each(allowed)('may %s', async (_, route) => {
    const { status } = await call(role, route);
    expect(status).toBe(route[2]);
  });

  if (denied.length === 0) return;
  test.each(denied)('may not %s', async (_, route) => {
    const answer = await call(role, route);
    if (role === 'anyone') expectProblem(answer, 401, 'AUTH.UNAUTHENTICATED');
    else if (route[1].startsWith('PATCH /api/v1/tickets/'))
      expectProblem(answer, 403, 'TICKET.STAFF_ONLY');
    else expectProblem(answer, 403, 'AUTH.FORBIDDEN');
  });

  test.each([
    'GET /api/v1/nothing',
    'POST /api/v1/admin',
    'GET /nothing',
    'DELETE /api/v1/tickets',
  ])('finds nothing at %s', async (route) => {
    expectProblem(await call(role, ['anyone', route, 404]), 404, 'ROUTE.NOT_FOUND');
  });
});

describe('the table above', () => {
  test('names every route that is documented', async () => {
    const { status, body } = await anyone().get<{ paths: Record<string, object> }>(
      '//openapi.json',
    );
    expect(status, 'DOCS_ENABLED must be on for the tests').toBe(200);
    const documented = Object.entries(body.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const named = new Set([...ACCESS, TRAIN].map(([, route]) => route));
    expect([...named].sort()).toEqual(documented.sort());
  });
});

describe('a changed role', () => {
  test('counts on the next request, up and down', async () => {
    const user = await admin.newUser();
    const become = (role: string) => admin.patch(`/users/${user.userId}/role`, { role });
    const statuses = async () => [
      (await user.get('/feedback/summary')).status,
      (await user.get('/triage/policy')).status,
    ];
    expect(await statuses()).toEqual([403, 403]);
    await become('agent');
    expect(await statuses()).toEqual([200, 403]);
    await become('admin');
    expect(await statuses()).toEqual([200, 200]);
    await become('user');
    expect(await statuses()).toEqual([403, 403]);
  });
});

describe('a deleted user', () => {
  test('is nobody on the next request, and their tickets stay, without the text', async () => {
    const user = await admin.newStaff('agent');
    const ticket = await aTicket().by(user).escalated();
    expect((await user.get('/feedback')).status).toBe(200);
    expect((await admin.delete(`/users/${user.userId}`)).status).toBe(204);
    expectProblem(await user.get('/feedback'), 401, 'AUTH.UNAUTHENTICATED');
    expectProblem(await user.post('/tickets', { message: 'hello' }), 401, 'AUTH.UNAUTHENTICATED');
    expect((await admin.get(`/tickets/${ticket.id}`)).body).toEqual({
      ...ticket,
      message: '[removed]',
      version: 2,
      updatedAt: expect.any(String),
    });
  });

  test('cannot go on with a refresh token', async () => {
    const email = `${unique('someone')}@example.com`;
    const { body } = await anyone().post('/auth/register', { email, password: PASSWORD });
    const session = await anyone().post('/auth/login', { email, password: PASSWORD });
    await admin.delete(`/users/${Number(body['id'])}`);
    const { refreshToken } = session.body;
    const answer = await anyone().post('/auth/refresh', { refreshToken });
    expectProblem(answer, 401, 'AUTH.INVALID_REFRESH_TOKEN');
  });
});
