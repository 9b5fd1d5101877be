import { beforeAll, expect, test } from '@jest/globals';
import { type AnotherOrganisation, anotherOrganisation } from '../support/another-organisation.js';
import type { Api } from '../support/api.js';
import {
  allOf,
  aTicket,
  expectInvalid,
  type Page,
  theAdmin,
  type Ticket,
} from '../support/builders.js';

const CLEAR = 'You will hear from my lawyer, I will sue you';
const UNCLEAR = 'parcel invoice password refund';
const UNKNOWN = 'asdf qwer zxcv';
const INFORMATIVE = '/tickets?sort=informative';

let house: AnotherOrganisation;

beforeAll(async () => {
  house = await anotherOrganisation(await theAdmin());
});

const idsOf = (tickets: readonly Ticket[]): number[] => tickets.map(({ id }) => id);
const listed = async (api: Api = house.agent, query = '') =>
  idsOf(await allOf<Ticket>(api, `${INFORMATIVE}${query}`));
const label = (api: Api, { id }: Ticket) => api.patch(`/tickets/${id}`, { intent: 'legal_threat' });

test('what a model is least sure of comes first, what waits for nobody not at all', async () => {
  const by = aTicket().by(house.customer);
  const clear = await by.saying(CLEAR);
  const answered = await by.autoResolved();
  const unclear = await by.saying(UNCLEAR);
  const unknown = await by.saying(UNKNOWN);
  const automatic = await by.saying('Undeliverable: your invoice');
  const closed = await by.saying('My lawyer will write to you about this contract');
  await house.agent.patch(`/tickets/${closed.id}`, { status: 'closed' });

  const found = await listed();
  expect(found).toEqual([unknown, unclear, clear].map(({ id }) => id));
  expect([answered, automatic, closed].filter(({ id }) => found.includes(id))).toEqual([]);
  expect(await listed(house.agent, '&status=open')).toEqual([]);
  expect(await listed(house.agent, '&status=escalated')).toEqual(found);
});

test('pages by cursor show each once, in order', async () => {
  const found = await listed();
  const paged: number[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: string = cursor && `&cursor=${cursor}`;
    const { body } = await house.agent.get<Page<Ticket>>(`${INFORMATIVE}&limit=1${next}`);
    paged.push(...idsOf(body.data));
    cursor = body.meta.nextCursor;
  }
  expect(paged).toEqual(found);
});

test('texts alike are asked about once', async () => {
  const before = await listed();
  await aTicket().by(house.customer).saying(`${CLEAR.toUpperCase()}!!!`);
  expect(await listed()).toEqual(before);
});

test('a labelled ticket is asked about no more, and again when the label is taken back', async () => {
  const before = await listed();
  const ticket = await aTicket().by(house.customer).saying('Is the voucher of my order still good');
  if (ticket.status === 'auto_resolved') {
    await house.customer.post(`/tickets/${ticket.id}/feedback`, { rating: 1, resolved: false });
  }
  const with1 = await listed();
  expect(with1).toHaveLength(before.length + 1);

  expect((await label(house.agent, ticket)).status).toBe(200);
  expect(await listed()).toEqual(before);
  expect((await house.agent.delete(`/tickets/${ticket.id}/label`)).status).toBe(204);
  expect(await listed()).toEqual(with1);
});

test('it is for the staff, of their organisation', async () => {
  expectInvalid(await house.customer.get(INFORMATIVE), 'sort');
  const found = await listed(house.admin);
  expect(found).toEqual(await listed());
  const other = await anotherOrganisation(await theAdmin());
  expect(await listed(other.agent)).toEqual([]);
});

test.each(['-informative', 'informative,createdAt', 'labelWorth'])('refuses %s', async (sort) => {
  expectInvalid(await house.agent.get(`/tickets?sort=${sort}`), 'sort');
});

test('does not show the number that it goes by', async () => {
  const { body } = await house.agent.get<Page<Ticket>>(INFORMATIVE);
  expect(body.data.length).toBeGreaterThan(0);
  expect(body.data.filter((ticket) => 'labelWorth' in ticket)).toEqual([]);
});
