import { Column, Entity } from 'typeorm';
import { OfOrganization, OrganizationRow } from '../../platform/database/index.js';

/** Which reasons to escalate count in an organisation; without a row all of them do. */
@Entity('escalation_settings')
@OfOrganization('escalation_settings')
export class EscalationSettings extends OrganizationRow('escalation_settings') {
  @Column({ type: 'boolean', name: 'low_confidence', default: true })
  lowConfidence: boolean = true;

  @Column({ type: 'boolean', name: 'negative_sentiment', default: true })
  negativeSentiment: boolean = true;

  @Column({ type: 'boolean', name: 'repeated_fallbacks', default: true })
  repeatedFallbacks: boolean = true;

  @Column({ type: 'boolean', name: 'person_requested', default: true })
  personRequested: boolean = true;

  @Column({ type: 'boolean', name: 'repeated_contact', default: true })
  repeatedContact: boolean = true;

  /** Counts the changes; the entity tag. */
  @Column({ type: 'integer', default: 1 })
  version: number = 1;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
