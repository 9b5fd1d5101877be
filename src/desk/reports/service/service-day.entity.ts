import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OfOrganization, OrganizationRow } from '../../../platform/database/index.js';
import { MEASURES } from './measures.js';

const KEY = { primaryKeyConstraintName: 'service_days_pkey' } as const;

/**
 * What an organisation did on a day of UTC, by channel, team and who works on it; 0 is nobody. Its
 * columns beside these are those of `MEASURES`.
 */
@Entity('service_days')
@OfOrganization('service_days')
export class ServiceDay extends OrganizationRow('service_days') {
  @PrimaryColumn({ ...KEY, type: 'date' })
  day: string;

  @PrimaryColumn({ ...KEY, type: 'varchar', length: 20 })
  channel: string;

  /** No key refers to the team or the person: what was done stays done when they are gone. */
  @PrimaryColumn({ ...KEY, type: 'integer', name: 'team_id' })
  teamId: number;

  @PrimaryColumn({ ...KEY, type: 'integer', name: 'agent_id' })
  agentId: number;
}

for (const { measure, column: name, type } of MEASURES) {
  Column({ type, name, default: 0 })(ServiceDay.prototype, measure);
}
