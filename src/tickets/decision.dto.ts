import { ApiProperty } from '@nestjs/swagger';
import { PageMeta } from '../common/pagination/page.js';
import type { Outcome, Reason } from '../triage/decision/decision.js';
import { AlternativeView, EvidenceView, OUTCOME, REASON } from '../triage/triage.dto.js';
import type { DecisionRecord } from './decision.entity.js';
import { TicketStatus } from './ticket-status.js';
import type { TicketTransition } from './ticket-transition.entity.js';

export class DecisionView {
  @ApiProperty({ example: 17 })
  readonly ticketId: number;

  @ApiProperty({ type: Number, nullable: true, example: 1 })
  readonly modelId: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 1 })
  readonly policyId: number | null;

  @ApiProperty(OUTCOME)
  readonly outcome: Outcome;

  @ApiProperty(REASON)
  readonly reason: Reason;

  /** What the machine said; the ticket's own intent may have been corrected since. */
  @ApiProperty({ type: String, nullable: true, example: 'delivery_late' })
  readonly intent: string | null;

  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.93 })
  readonly confidence: number | null;

  /** Whether the message is like the examples at all. */
  readonly familiar: boolean;

  /** Whether the intent had an answer that a machine might give. */
  readonly answerable: boolean;

  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.75 })
  readonly threshold: number | null;

  @ApiProperty({ type: [AlternativeView] })
  readonly alternatives: AlternativeView[];

  @ApiProperty({ type: [EvidenceView] })
  readonly evidence: EvidenceView[];

  readonly decidedAt: Date;

  static of({ id: _, ...decision }: DecisionRecord): DecisionView {
    return decision;
  }
}

export class TransitionView {
  readonly id: number;

  @ApiProperty({ enum: TicketStatus, enumName: 'TicketStatus' })
  readonly from: TicketStatus;

  @ApiProperty({ enum: TicketStatus, enumName: 'TicketStatus' })
  readonly to: TicketStatus;

  /** Who did it. */
  @ApiProperty({ example: 2 })
  readonly actorId: number;

  /** Why. */
  @ApiProperty({ example: 'not_helped' })
  readonly reason: string;

  readonly createdAt: Date;

  static of({ id, from, to, actorId, reason, createdAt }: TicketTransition): TransitionView {
    return { id, from, to, actorId, reason, createdAt };
  }
}

export class TransitionPage {
  readonly data: TransitionView[];
  readonly meta: PageMeta;
}
