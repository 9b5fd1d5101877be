import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CannedAnswer } from './canned-answer.entity.js';
import { CannedAnswerNotFoundError } from './canned-answer.errors.js';

/** The texts of shared answers, as the service itself sends them. */
@Injectable()
export class CannedAnswerTexts {
  /** Whether there is such an answer that all of the staff share. */
  exists(manager: EntityManager, id: number): Promise<boolean> {
    return manager.existsBy(CannedAnswer, { id, shared: true });
  }

  /**
   * The body in this language, or the one that is of none, with its variables; it counts as a use.
   * @throws CannedAnswerNotFoundError also for somebody's own
   */
  async take(manager: EntityManager, id: number, language: string | null): Promise<string> {
    const answer = await manager.findOneBy(CannedAnswer, { id, shared: true });
    if (!answer) throw new CannedAnswerNotFoundError(id);
    await manager.increment(CannedAnswer, { id }, 'uses', 1);
    const { body, bodies } = answer;
    return language !== null && Object.hasOwn(bodies, language) ? (bodies[language] ?? body) : body;
  }
}
