import { readStarterSet } from '../../src/triage/examples/starter/starter-set.js';
import { HttpClient, inParallel } from '../support/http-client.js';
import type { LoadRequest } from './load.js';

const CUSTOMERS = 16;
/** Of each customer at the start, so that a page is full. */
const TICKETS = 120;

/** A kind of request, and the share of the bare server's requests per second that it is to reach. */
export interface LoadCase {
  readonly name: string;
  readonly target: number;
  readonly requests: readonly LoadRequest[];
}

/** Fills a new database through the API with some customers and tickets; what is to be measured. */
export async function prepareCases(url: string): Promise<LoadCase[]> {
  const starter = await readStarterSet();
  const messages = starter.intents.flatMap(({ examples }) => examples);
  const posts: LoadRequest[] = [];
  const gets: LoadRequest[] = [];
  const pages: LoadRequest[] = [];
  for (let number = 0; number < CUSTOMERS; number++) {
    const token = await register(url, `bench-${number}@example.com`);
    const client = new HttpClient(url, token);
    const headers = { authorization: `Bearer ${token}` };
    const own = messages.filter((_, index) => index % CUSTOMERS === number);
    await inParallel(own.slice(0, TICKETS), 16, async (message) => {
      const { id } = await client.call('POST', '/tickets', { message });
      gets.push({ method: 'GET', path: `/api/v1/tickets/${String(id)}`, headers });
    });
    pages.push({ method: 'GET', path: '/api/v1/tickets?limit=50', headers });
    for (const message of own) {
      posts.push({
        method: 'POST',
        path: '/api/v1/tickets',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ message }),
      });
    }
  }
  return [
    { name: 'POST /tickets', target: 0.9, requests: mixed(posts) },
    { name: 'GET /tickets/:id', target: 0.7, requests: mixed(gets) },
    { name: 'GET /tickets?limit=50', target: 0.7, requests: pages },
  ];
}

async function register(url: string, email: string): Promise<string> {
  const client = new HttpClient(url);
  const password = 'the customer of a benchmark';
  await client.call('POST', '/auth/register', { email, password });
  const { accessToken } = await client.call('POST', '/auth/login', { email, password });
  return String(accessToken);
}

/** In an order that does not follow the customers, the same in every run. */
function mixed(requests: readonly LoadRequest[]): LoadRequest[] {
  const step = 7919;
  return requests.map((_, index) => requests[(index * step) % requests.length]!);
}
