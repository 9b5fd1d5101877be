import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Batch } from '../../platform/common/batch.js';
import { BoundedCache } from '../../platform/common/bounded-cache.js';
import {
  Database,
  DEFAULT_ORGANIZATION,
  type OrganizationDatabase,
  WAITING_LIMIT,
} from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { KNOWN_COLUMNS, type KnownOrganization, knownOrganization } from './known-organization.js';
import { Organization } from './organization.entity.js';
import { organizationChanged } from './organization.events.js';
import { isSlug } from './slug.js';
import { standingOf } from './subscription.js';

/** Those in use; they come to some 20 MB. */
const CAPACITY = 10_000;
/** News of a change that did not arrive counts after so long. */
const FORGET_AFTER_MS = 2_000;
/** From then on it is read anew beside the requests, which need not wait for it. */
const REFRESH_AFTER_MS = 1_000;

const FIND = {
  name: 'find_organization',
  text: 'SELECT id FROM organizations WHERE slug = $1',
};

interface Read {
  readonly organization: KnownOrganization;
  readonly at: number;
}

/** The organisations that are in use, as every request needs them: from memory. */
@Injectable()
export class OrganizationDirectory {
  private readonly known = new BoundedCache<number, Read>({ limit: CAPACITY });
  private readonly ids = new BoundedCache<string, number>({ limit: CAPACITY });
  private readonly reading = new Map<number, Promise<KnownOrganization | undefined>>();
  private readonly database: OrganizationDatabase;
  private readonly batch = new Batch((ids: readonly number[]) => this.read(ids), {
    atOnce: 2,
    size: 1_000,
    waiting: WAITING_LIMIT,
  });

  constructor(database: Database, events: Events) {
    this.database = database.system;
    events.listen(organizationChanged, {
      heard: ({ organizationId }) => this.forget(organizationId),
      resync: () => this.forgetAll(),
    });
  }

  /** The organisation of this number, at most two seconds old. */
  async get(id: number): Promise<KnownOrganization | undefined> {
    const known = this.known.get(id);
    const age = known ? performance.now() - known.at : Infinity;
    if (!known || age >= FORGET_AFTER_MS) return this.readOnce(id);
    if (age >= REFRESH_AFTER_MS) this.readOnce(id).catch(() => undefined);
    return known.organization;
  }

  /** Whether its people are let in, so that what the service does for it by itself is of use. */
  async isServed(id: number): Promise<boolean> {
    const organization = await this.get(id);
    return organization !== undefined && standingOf(organization) === 'active';
  }

  /** Whether there is any besides the default one. */
  async areSeveral(): Promise<boolean> {
    return this.database.repository(Organization).existsBy({ id: Not(DEFAULT_ORGANIZATION) });
  }

  /** The one that is called so, whoever asks. */
  async find(name: string): Promise<KnownOrganization | undefined> {
    const slug = name.toLowerCase();
    if (!isSlug(slug)) return undefined;
    const known = this.ids.get(slug);
    const found = known === undefined ? undefined : await this.get(known);
    // It may be gone by now, and another one be called so.
    if (found) return found;
    const [row] = await this.database.run<{ id: number }>(FIND, [slug]);
    if (!row) return undefined;
    this.ids.put(slug, { value: row.id, weight: 1 });
    return this.get(row.id);
  }

  /** Of many who ask at once, one reads. */
  private readOnce(id: number): Promise<KnownOrganization | undefined> {
    const underWay = this.reading.get(id);
    if (underWay) return underWay;
    const reading: Promise<KnownOrganization | undefined> = this.batch.add(id).finally(() => {
      if (this.reading.get(id) === reading) this.reading.delete(id);
    });
    this.reading.set(id, reading);
    return reading;
  }

  private async read(ids: readonly number[]): Promise<(KnownOrganization | undefined)[]> {
    const at = performance.now();
    const mine = ids.map((id) => this.reading.get(id));
    // One that is being deleted is gone for everybody.
    const where = { id: In(ids), deletionRequestedAt: IsNull() };
    const rows = await this.database
      .repository(Organization)
      .find({ select: KNOWN_COLUMNS, where });
    const read = new Map(rows.map((row) => [row.id, knownOrganization(row)]));
    for (const [index, id] of ids.entries()) {
      // It changed meanwhile: whoever asks from now on wants to see that.
      if (this.reading.get(id) !== mine[index]) continue;
      const organization = read.get(id);
      if (organization) this.known.put(id, { value: { organization, at }, weight: 1 });
      else this.known.drop(id);
    }
    return ids.map((id) => read.get(id));
  }

  private forget(id: number): Promise<void> {
    this.known.drop(id);
    this.reading.delete(id);
    return Promise.resolve();
  }

  private forgetAll(): Promise<void> {
    this.known.clear();
    this.reading.clear();
    return Promise.resolve();
  }
}
