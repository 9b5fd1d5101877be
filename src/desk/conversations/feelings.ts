import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sentimentOf, sentimentReader, trajectoryOf } from '../../language/sentiment/index.js';
import type { ConversationFields } from './conversation-rows.js';
import { Message } from './message.entity.js';

/** How a message sounds, as its row keeps it. */
export interface Felt {
  /** -1 (very negative) to 1; null where it cannot be told. */
  readonly sentiment: number | null;
  readonly isAngry: boolean;
}

const UNKNOWN: Felt = { sentiment: null, isAngry: false };

/** How customers sound, message by message and over the conversation. */
@Injectable()
export class Feelings implements OnApplicationBootstrap {
  private readonly logger = new Logger('Sentiment');

  /** Begins to load what it needs, so that the first customer does not wait for it. */
  onApplicationBootstrap(): void {
    sentimentReader().catch((error: unknown) => this.logger.error(String(error)));
  }

  /** Never fails: no message is lost for how it sounds. */
  async of(text: string, language: string | null): Promise<Felt> {
    try {
      // Where the language is not told, what is known is looked for in the text.
      const { known, score, angry } = await sentimentOf(text, language ?? undefined);
      return known ? { sentiment: score, isAngry: angry } : UNKNOWN;
    } catch (error) {
      this.logger.error(`how a message sounds could not be told: ${String(error)}`);
      return UNKNOWN;
    }
  }

  /** What of a conversation changes with how its customer has sounded until now. */
  async after(manager: EntityManager, conversationId: number): Promise<ConversationFields> {
    const said = await manager.find(Message, {
      select: { id: true, sentiment: true, isAngry: true },
      where: { conversationId, sender: 'user' },
      order: { id: 'ASC' },
    });
    const felt = said.map(({ sentiment }) => ({
      score: sentiment ?? 0,
      known: sentiment !== null,
    }));
    const trajectory = trajectoryOf(felt);
    if (!trajectory) return {};
    const { now: sentiment, start: firstSentiment, trend: sentimentTrend } = trajectory;
    return { sentiment, firstSentiment, sentimentTrend, isAngry: said.at(-1)?.isAngry ?? false };
  }
}
