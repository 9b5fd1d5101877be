import { describe, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { Authenticator } from '../support/authenticator.js';
import { anyone, expectInvalid, expectProblem, theAdmin, unique } from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import { anOrganization } from '../support/organizations.js';
import { type Quirks, SoftAuthenticator } from '../support/soft-authenticator.js';

const api = anyone();

interface Person {
  readonly email: string;
  readonly api: Api;
}

async function somebody(): Promise<Person> {
  const email = `${unique('someone')}@example.com`;
  await api.post('/auth/register', { email, password: PASSWORD });
  return { email, api: await api.as(email, PASSWORD) };
}

async function somebodyWithPasskey() {
  const person = await somebody();
  const device = new SoftAuthenticator();
  const { status, body } = await device.register(person.api);
  expectThat(status, JSON.stringify(body)).toBe(201);
  return { ...person, device, id: Number(body['id']), codes: body['recoveryCodes'] as string[] };
}

const login = (email: string, factor: object = {}) =>
  api.post('/auth/login', { email, password: PASSWORD, ...factor });
const signIn = (credential: object) =>
  api.post<{ accessToken: string }>('/auth/passkeys/sign-in', { credential });
const listOf = async (of: Api) =>
  (await of.get<{ data: { id: number; lastUsedAt: string | null }[] }>('/auth/passkeys')).body.data;

describe('a passkey', () => {
  test('is a second factor from its registration on, and comes with recovery codes', async () => {
    const { email, api: me, device, id, codes } = await somebodyWithPasskey();
    expect(new Set(codes).size).toBe(10);
    expect((await me.get('/users/me')).body).toMatchObject({ secondFactor: true });
    expect(await listOf(me)).toMatchObject([{ id, name: 'my phone', lastUsedAt: null }]);
    expectProblem(await login(email), 401, 'AUTH.SECOND_FACTOR_REQUIRED');
    const passkey = await device.answer(api);
    expect((await login(email, { passkey })).status).toBe(200);
    expect((await listOf(me))[0]!.lastUsedAt).toMatch(/Z$/);
    expectProblem(await login(email, { passkey }), 401, 'AUTH.INVALID_PASSKEY');
    expect((await login(email, { code: codes[0] })).status).toBe(200);
  });

  test('signs in alone', async () => {
    const { api: me, device } = await somebodyWithPasskey();
    const { status, body } = await signIn(await device.answer(api));
    expect(status).toBe(200);
    const again = await new Api(api.url, body.accessToken).get('/users/me');
    expect(again.body['id']).toBe(me.userId);
  });

  test('signs in alone only where the device has asked for more than a touch', async () => {
    const { email, device } = await somebodyWithPasskey();
    const touched = await device.answer(api, { verified: false });
    expectProblem(await signIn(touched), 401, 'AUTH.INVALID_PASSKEY');
    const passkey = await device.answer(api, { verified: false });
    expect((await login(email, { passkey })).status).toBe(200);
  });

  test('that comes many times at once counts once', async () => {
    const { device } = await somebodyWithPasskey();
    const answer = await device.answer(api);
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(answer)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(7);
  });

  test('whose device has not counted on is a copy', async () => {
    const { device } = await somebodyWithPasskey();
    expect((await signIn(await device.answer(api, { counter: 7 }))).status).toBe(200);
    for (const counter of [0, 6, 7]) {
      const answer = await device.answer(api, { counter });
      expectProblem(await signIn(answer), 401, 'AUTH.INVALID_PASSKEY');
    }
    expect((await signIn(await device.answer(api, { counter: 8 }))).status).toBe(200);
  });

  test.each<[string, Quirks]>([
    ['for another page', { origin: 'https://evil.test' }],
    ['for another domain', { rpId: 'evil.test' }],
    ['to a challenge that somebody made up', { challenge: 'AAAA' }],
  ])('that signed %s is refused', async (_, quirks) => {
    const { email, device } = await somebodyWithPasskey();
    const passkey = await device.answer(api, quirks);
    expectProblem(await signIn(passkey), 401, 'AUTH.INVALID_PASSKEY');
    expectProblem(await login(email, { passkey }), 401, 'AUTH.INVALID_PASSKEY');
    const me = await somebody();
    const refused = await new SoftAuthenticator().register(me.api, quirks);
    expectProblem(refused, 422, 'PASSKEY.REFUSED');
  });

  test('of somebody else, or that was made for nobody, is refused', async () => {
    const [ada, bob] = [await somebodyWithPasskey(), await somebodyWithPasskey()];
    const passkey = await bob.device.answer(api);
    expectProblem(await login(ada.email, { passkey }), 401, 'AUTH.INVALID_PASSKEY');
    const stranger = new SoftAuthenticator();
    expectProblem(await signIn(await stranger.answer(api)), 401, 'AUTH.INVALID_PASSKEY');
    const other = await bob.device.answer(api);
    const mine = { ...(await ada.device.answer(api)), response: Reflect.get(other, 'response') };
    expectProblem(await signIn(mine), 401, 'AUTH.INVALID_PASSKEY');
  });

  test('is of one organisation', async () => {
    const { device } = await somebodyWithPasskey();
    const { slug: organization } = await anOrganization(await theAdmin());
    const credential = await device.answer(api, { organization });
    expectProblem(await signIn(credential), 401, 'AUTH.INVALID_PASSKEY');
    const elsewhere = { credential: await device.answer(api), organization };
    const answer = await api.post('/auth/passkeys/sign-in', elsewhere);
    expectProblem(answer, 401, 'AUTH.INVALID_PASSKEY');
  });

  test('is not what is no object', async () => {
    const me = await somebody();
    for (const credential of [undefined, null, 7, 'x', [], { x: 'x'.repeat(40_000) }]) {
      expectInvalid(await api.post('/auth/passkeys/sign-in', { credential }), 'credential');
      expectInvalid(await me.api.post('/auth/passkeys', { name: 'x', credential }), 'credential');
    }
    for (const credential of [{}, { id: 7 }, { id: 'x', response: null }]) {
      expectProblem(await signIn(credential), 401, 'AUTH.INVALID_PASSKEY');
    }
  });

  test('proves once more that it is them', async () => {
    const { api: me, device } = await somebodyWithPasskey();
    const stepUp = (proof: object) => me.post('/auth/step-up', { password: PASSWORD, ...proof });
    expectProblem(await stepUp({}), 403, 'AUTH.CODE_REQUIRED');
    const passkey = await device.answer(api);
    expect((await stepUp({ passkey })).status).toBe(200);
    expectProblem(await stepUp({ passkey }), 403, 'AUTH.WRONG_PASSKEY');
  });
});

describe('the end of a passkey', () => {
  test('is the owner’s to say, but not of the only second factor', async () => {
    const { email, api: me, device, id, codes } = await somebodyWithPasskey();
    const second = Number((await new SoftAuthenticator().register(me)).body['id']);
    const other = await somebodyWithPasskey();
    const theirs = await me.delete(`/auth/passkeys/${other.id}`);
    expectProblem(theirs, 404, 'PASSKEY.NOT_FOUND');
    expect((await me.delete(`/auth/passkeys/${id}`)).status).toBe(204);
    expectProblem(await signIn(await device.answer(api)), 401, 'AUTH.INVALID_PASSKEY');
    const last = await me.delete(`/auth/passkeys/${second}`);
    expectProblem(last, 409, 'PASSKEY.LAST_FACTOR');
    const body = { password: PASSWORD, code: codes[0] };
    expect((await me.delete('/auth/second-factor', { body })).status).toBe(204);
    expect(await listOf(me)).toEqual([]);
    expect((await login(email)).status).toBe(200);
  });

  test('comes with the admin’s removal of the second factor', async () => {
    const { email, api: me, device } = await somebodyWithPasskey();
    const admin = await theAdmin();
    expect((await admin.delete(`/users/${me.userId}/second-factor`)).status).toBe(204);
    expectProblem(await signIn(await device.answer(api)), 401, 'AUTH.INVALID_PASSKEY');
    expect((await login(email)).status).toBe(200);
  });

  test('leaves the app, where there is one beside', async () => {
    const { email, api: me } = await somebody();
    const { body } = await me.post<{ secret: string }>('/auth/second-factor', {
      password: PASSWORD,
    });
    const app = new Authenticator(body.secret);
    await me.post('/auth/second-factor/confirm', { code: await app.code() });
    const made = await new SoftAuthenticator().register(me);
    expect(made.body['recoveryCodes']).toBeNull();
    expect((await me.delete(`/auth/passkeys/${Number(made.body['id'])}`)).status).toBe(204);
    expectProblem(await login(email), 401, 'AUTH.SECOND_FACTOR_REQUIRED');
    expect((await login(email, { code: await app.code(1) })).status).toBe(200);
  });

  test('comes with the account’s', async () => {
    const { api: me, device } = await somebodyWithPasskey();
    const admin = await theAdmin();
    await admin.patch(`/users/${me.userId}`, { disabled: true });
    expectProblem(await signIn(await device.answer(api)), 401, 'AUTH.INVALID_PASSKEY');
    await admin.patch(`/users/${me.userId}`, { disabled: false });
    expect((await signIn(await device.answer(api))).status).toBe(200);
    await admin.delete(`/users/${me.userId}`);
    expectProblem(await signIn(await device.answer(api)), 401, 'AUTH.INVALID_PASSKEY');
  });
});
