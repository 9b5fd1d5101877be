import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PostgresEmbeddingCache } from '../../language/encoders/index.js';
import { Database, type OrganizationScope } from '../../platform/database/index.js';

/** A ticket whose text must go. */
export interface ErasedText {
  readonly ticketId: number;
  readonly message: string;
}

/** Removes what is kept of the texts of tickets for training. */
@Injectable()
export class TextErasure {
  constructor(
    private readonly database: Database,
    private readonly embeddings: PostgresEmbeddingCache,
  ) {}

  /** Removes the vectors of what was said, whoever said it too. */
  async forget(scope: OrganizationScope, texts: readonly string[]): Promise<void> {
    if (texts.length === 0) return;
    await this.database
      .of(scope)
      .transaction((manager) => this.embeddings.forget(manager, spellingsOf(texts)));
  }

  /** Removes the examples of these tickets, and the vectors of what they said. */
  async erase(manager: EntityManager, texts: readonly ErasedText[]): Promise<void> {
    const ids = texts.map(({ ticketId }) => ticketId);
    // What an admin wrote in their place may still tell who it was.
    const [removed]: [{ text: string }[], number] = await manager.query(
      'DELETE FROM examples WHERE ticket_id = ANY ($1::integer[]) RETURNING text',
      [ids],
    );
    const said = texts.map(({ message }) => message);
    const learned = removed.map(({ text }) => text);
    await this.embeddings.forget(manager, spellingsOf([...said, ...learned]));
  }
}

/** Texts as they were written, and as they are encoded. */
function spellingsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => [text, text.trim()]))];
}
