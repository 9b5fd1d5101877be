import { ApiProperty } from '@nestjs/swagger';
import { IsText } from '../common/validation/text.js';
import type { Alternative, Evidence } from './classifier/classification.js';
import type { Outcome, Reason } from './decision/decision.js';
import { MAX_TEXT } from './intents/example.dto.js';
import { Priority } from './intents/priority.js';
import type { Triage } from './triage.service.js';

export const OUTCOME = { enum: ['auto_resolved', 'escalated', 'open'], enumName: 'Outcome' };
export const REASON = {
  enum: [
    'confident',
    'below_threshold',
    'needs_person',
    'out_of_scope',
    'classifier_unavailable',
    'shadow',
  ],
  enumName: 'Reason',
};

export class PreviewRequest {
  @IsText(MAX_TEXT)
  @ApiProperty({ example: 'I was charged twice for my order, please give one payment back' })
  message: string;
}

export class AlternativeView implements Alternative {
  @ApiProperty({ example: 'refund_request' })
  readonly intent: string;

  @ApiProperty({ format: 'double', example: 0.04 })
  readonly confidence: number;
}

export class EvidenceView implements Evidence {
  /** Words or characters as they stand in the normalised message. */
  @ApiProperty({ example: 'charged twice' })
  readonly feature: string;

  @ApiProperty({ enum: ['word', 'phrase', 'characters'] })
  readonly kind: 'word' | 'phrase' | 'characters';

  /** What it added to the score of the intent. */
  @ApiProperty({ format: 'double', example: 0.31 })
  readonly weight: number;
}

export class PreviewView {
  @ApiProperty({ type: String, nullable: true, example: 'charged_twice' })
  readonly intent: string | null;

  /** Calibrated probability that the intent is right. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.93 })
  readonly confidence: number | null;

  /** Whether the message is like the examples at all. */
  readonly familiar: boolean;

  @ApiProperty(OUTCOME)
  readonly outcome: Outcome;

  @ApiProperty(REASON)
  readonly reason: Reason;

  @ApiProperty({ format: 'double', example: 0.75 })
  readonly threshold: number;

  @ApiProperty({ type: String, nullable: true, example: 'We give the second payment back …' })
  readonly answer: string | null;

  @ApiProperty({ enum: Priority, enumName: 'Priority' })
  readonly priority: Priority;

  @ApiProperty({ type: [AlternativeView] })
  readonly alternatives: readonly AlternativeView[];

  @ApiProperty({ type: [EvidenceView] })
  readonly evidence: readonly EvidenceView[];

  static of({ classification, decision, answer, priority }: Triage): PreviewView {
    return {
      intent: classification?.intent ?? null,
      confidence: classification?.confidence ?? null,
      familiar: classification?.familiar ?? false,
      ...decision,
      answer,
      priority,
      alternatives: classification?.alternatives ?? [],
      evidence: classification?.evidence ?? [],
    };
  }
}
