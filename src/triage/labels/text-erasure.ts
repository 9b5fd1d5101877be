import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PostgresEmbeddingCache } from '../encoder/cache/postgres-embedding-cache.js';

/** A ticket whose text must go. */
export interface ErasedText {
  readonly ticketId: number;
  readonly message: string;
}

/** Removes what is kept of the texts of tickets for training. */
@Injectable()
export class TextErasure {
  constructor(private readonly embeddings: PostgresEmbeddingCache) {}

  /** Removes the examples of these tickets, and the vectors of what they said. */
  async erase(manager: EntityManager, texts: readonly ErasedText[]): Promise<void> {
    const ids = texts.map(({ ticketId }) => ticketId);
    // What an admin wrote in their place may still tell who it was.
    const [removed]: [{ text: string }[], number] = await manager.query(
      'DELETE FROM examples WHERE ticket_id = ANY ($1::integer[]) RETURNING text',
      [ids],
    );
    const said = texts.flatMap(({ message }) => [message, message.trim()]);
    const learned = removed.map(({ text }) => text);
    await this.embeddings.forget(manager, [...new Set([...said, ...learned])]);
  }
}
