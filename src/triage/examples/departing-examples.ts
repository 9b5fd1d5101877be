import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OrganizationDepartures } from '../../identity/organizations/index.js';
import { Database } from '../../platform/database/index.js';
import { TextErasure } from './text-erasure.js';

const BATCH = 500;
// Those of the starter set are in every organisation, and nobody's own words.
const NEXT = `
  SELECT id, text FROM examples
  WHERE organization_id = $1 AND id > $2 AND source <> 'starter' ORDER BY id LIMIT ${BATCH}`;

/** Removes the vectors of what an organisation has learned from, before it is deleted. */
@Injectable()
export class DepartingExamples implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly departures: OrganizationDepartures,
    private readonly texts: TextErasure,
  ) {}

  onModuleInit(): void {
    this.departures.before((organizationId, signal) => this.forget(organizationId, signal));
  }

  private async forget(organizationId: number, signal: AbortSignal): Promise<void> {
    const database = this.database.of(organizationId);
    for (let last = 0, read = BATCH; read === BATCH;) {
      signal.throwIfAborted();
      const rows = await database.query<{ id: number; text: string }>(NEXT, [organizationId, last]);
      await this.texts.forget(
        organizationId,
        rows.map(({ text }) => text),
      );
      read = rows.length;
      last = rows.at(-1)?.id ?? last;
    }
  }
}
