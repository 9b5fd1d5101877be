import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { Settings } from '../../platform/config/index.js';
import type { KnownOrganization } from './known-organization.js';
import type { OrganizationDirectory } from './organization-directory.js';
import { OrganizationNames } from './organization-names.js';

const KNOWN = [
  { id: 1, slug: 'default' },
  { id: 2, slug: 'acme' },
] as KnownOrganization[];
const DIRECTORY = {
  get: (id: number) => Promise.resolve(KNOWN.find((it) => it.id === id)),
  find: (slug: string) => Promise.resolve(KNOWN.find((it) => it.slug === slug)),
} as OrganizationDirectory;

const under = (organizationDomain?: string): OrganizationNames =>
  new OrganizationNames({ organizationDomain } as Settings, DIRECTORY);

describe('the organisation that is meant', () => {
  it.each([
    ['the one that is named', 'acme', 'desk.example.com', 'acme'],
    [
      'the one that is named, wherever it was called',
      'default',
      'acme.desk.example.com',
      'default',
    ],
    ['the one whose address was called', undefined, 'ACME.desk.example.com.', 'acme'],
    ['the default one at an address of no organisation', undefined, 'other.example', 'default'],
    ['the default one at a reserved address', undefined, 'www.desk.example.com', 'default'],
    ['none where nobody is called so', 'nobody', 'desk.example.com', undefined],
    ['none at an address of nobody', undefined, 'nobody.desk.example.com', undefined],
  ])('is %s', async (_, name, host, slug) => {
    expect((await under('desk.example.com').meant(name, host))?.slug).toBe(slug);
  });

  it('is the default one where organisations have no addresses', async () => {
    expect((await under().meant(undefined, 'acme.desk.example.com'))?.slug).toBe('default');
  });
});

describe('whoever is of an organisation', () => {
  it.each([
    [2, 'acme.desk.example.com', true],
    [1, 'acme.desk.example.com', false],
    [2, 'desk.example.com', true],
    [2, 'www.desk.example.com', true],
    [7, 'acme.desk.example.com', false],
  ])('%d may call %s: %s', async (id, host, expected) => {
    expect(await under('desk.example.com').isAtHome(id, host)).toBe(expected);
  });

  it('may call anything where organisations have no addresses', async () => {
    expect(await under().isAtHome(1, 'acme.desk.example.com')).toBe(true);
  });
});
