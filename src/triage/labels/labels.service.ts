import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../platform/common/pagination/page.js';
import {
  Database,
  LOCKS,
  lockText,
  type OrganizationScope,
} from '../../platform/database/index.js';
import { nearText } from '../core/index.js';
import { CorrectedExamples } from '../examples/index.js';
import { Label, LabelSource } from './label.entity.js';
import { LabelNotFoundError } from './label.errors.js';
import { isCorrect, isTelling, type LabelledTicket } from './ticket-prediction.js';

// By the clock of the database, which also set createdAt.
const NOW = (): string => 'now()';

// With the time at which it was said.
const REPEAT_REQUESTER = `
  INSERT INTO labels (ticket_id, source, intent, is_right, model_id, predicted, confidence, familiar,
                      text_key, created_by, created_at)
  SELECT ticket_id, source, intent, is_right, model_id, predicted, confidence, familiar, text_key,
         created_by, created_at
  FROM labels WHERE ticket_id = $1 AND source = 'requester' AND NOT is_withdrawn
  ORDER BY id DESC LIMIT 1`;
const NEXT_TICKETS = `
  SELECT DISTINCT ticket_id AS id FROM labels
  WHERE created_by = $1 AND NOT is_withdrawn ORDER BY ticket_id LIMIT $2`;

// There is no index of intents: a part at a time would read all for each part.
const RENAME = `
  UPDATE labels
  SET intent = CASE intent WHEN $1 THEN $2 ELSE intent END,
      predicted = CASE predicted WHEN $1 THEN $2 ELSE predicted END
  WHERE intent = $1 OR predicted = $1`;

/**
 * What people say about the machine's judgements. Whoever calls the changes holds the ticket locked,
 * in the transaction of the manager.
 */
@Injectable()
export class LabelsService {
  constructor(
    private readonly database: Database,
    private readonly examples: CorrectedExamples,
  ) {}

  /** All that was said about a ticket, oldest first. */
  list(scope: OrganizationScope, ticketId: number, query: PageQuery): Promise<Page<Label>> {
    return pageById('id', query, ({ id, ...range }) =>
      this.database
        .of(scope)
        .repository(Label)
        .find({ where: { ticketId, id }, ...range }),
    );
  }

  /**
   * Somebody of the staff names the true intent, which may be the one that the machine named; the
   * message becomes an example of it. Saying again what is in force changes nothing.
   * @throws ValidationError when the intent was deleted meanwhile
   */
  async labelByAgent(
    manager: EntityManager,
    actor: Actor,
    ticket: LabelledTicket,
    intent: string,
  ): Promise<void> {
    const { id: ticketId, text, prediction } = ticket;
    const before = await inForce(manager, ticketId);
    if (before?.source === LabelSource.Agent && before.intent === intent) return;
    if (text !== null) await lockText(manager, LOCKS.label, text);
    const exampleId =
      text === null ? null : await this.examples.add(manager, actor, { ticketId, text, intent });
    if (before) await this.replace(manager, actor, before);
    const isRight = isCorrect(prediction, intent);
    await manager.insert(Label, {
      ...labelOf(ticket, isRight),
      source: LabelSource.Agent,
      intent,
      isRight,
      exampleId,
      createdBy: actor.id,
    });
  }

  /**
   * The requester says whether the machine's answer resolved it. An agent knows better: where one
   * has said the intent, the requester's word is kept, but is not in force.
   */
  async labelByRequester(
    manager: EntityManager,
    actor: Actor,
    ticket: LabelledTicket,
    isResolved: boolean,
  ): Promise<void> {
    const agents = await inForce(manager, ticket.id);
    await manager.insert(Label, {
      ...labelOf(ticket, isResolved),
      source: LabelSource.Requester,
      intent: isResolved ? ticket.prediction.intent : null,
      isRight: isResolved,
      createdBy: actor.id,
      ...(agents && { revokedBy: agents.createdBy, revokedAt: NOW }),
    });
  }

  /**
   * Takes an agent's label back, and with it what models would have learned. What the requester had
   * said before counts again.
   * @throws LabelNotFoundError when none by an agent is in force
   */
  async revoke(manager: EntityManager, actor: Actor, ticket: LabelledTicket): Promise<void> {
    const label = await inForce(manager, ticket.id);
    if (label?.source !== LabelSource.Agent) throw new LabelNotFoundError(ticket.id);
    if (ticket.text !== null) await lockText(manager, LOCKS.label, ticket.text);
    await this.replace(manager, actor, label);
    await manager.query(REPEAT_REQUESTER, [ticket.id]);
  }

  /** What counts of what was said about a ticket, without who said it. */
  async inForce(manager: EntityManager, ticketId: number): Promise<object | null> {
    const label = await inForce(manager, ticketId);
    if (!label) return null;
    const { source, intent, isRight, modelId } = label;
    return { source, intent, isRight, modelId };
  }

  /** Tickets of which somebody says something, that is not withdrawn; the oldest first. */
  async ticketsSaidBy(manager: EntityManager, userId: number, most: number): Promise<number[]> {
    const rows = await manager.query<{ id: number }[]>(NEXT_TICKETS, [userId, most]);
    return rows.map(({ id }) => id);
  }

  /**
   * Withdraws what somebody said of tickets, as far as it makes no example: gives how much it is, and
   * the tickets that they corrected, of which `revoke` takes the label back.
   */
  async withdraw(
    manager: EntityManager,
    actor: Actor,
    userId: number,
    ticketIds: readonly number[],
  ): Promise<{ readonly count: number; readonly corrected: ReadonlySet<number> }> {
    const said = { createdBy: userId, ticketId: In(ticketIds) };
    const inForce = { ...said, revokedAt: IsNull() };
    const corrected = await manager.findBy(Label, { ...inForce, source: LabelSource.Agent });
    const revoked = { revokedBy: actor.id, revokedAt: NOW };
    await manager.update(Label, { ...inForce, source: LabelSource.Requester }, revoked);
    const isWithdrawn = { isWithdrawn: true };
    const { affected } = await manager.update(Label, { ...said, isWithdrawn: false }, isWithdrawn);
    return { count: affected ?? 0, corrected: new Set(corrected.map(({ ticketId }) => ticketId)) };
  }

  /** Gives some labels the name that their intent has now; says how many. */
  async rename(manager: EntityManager, from: string, to: string): Promise<number> {
    const [, count]: [unknown, number] = await manager.query(RENAME, [from, to]);
    return count;
  }

  private async replace(
    manager: EntityManager,
    actor: Actor,
    { id, ticketId, exampleId }: Label,
  ): Promise<void> {
    // In this order, as deleting an example does, which takes it out of its labels.
    if (exampleId !== null) await this.examples.lock(manager, exampleId);
    await manager.update(Label, { id }, { revokedBy: actor.id, revokedAt: NOW });
    if (exampleId === null) return;
    const heir = await firstNaming(manager, exampleId);
    await this.examples.release(manager, exampleId, ticketId, heir);
  }
}

function inForce(manager: EntityManager, ticketId: number): Promise<Label | null> {
  return manager.findOneBy(Label, { ticketId, revokedAt: IsNull() });
}

/** The oldest label in force that names the example. */
function firstNaming(manager: EntityManager, exampleId: number): Promise<Label | null> {
  return manager.findOne(Label, {
    where: { exampleId, revokedAt: IsNull() },
    order: { id: 'ASC' },
  });
}

function labelOf({ id: ticketId, text, prediction }: LabelledTicket, isRight: boolean | null) {
  const { modelId, intent: predicted, confidence } = prediction;
  const familiar = isTelling(prediction, isRight);
  const textKey = text === null ? null : textKeyOf(text);
  return { ticketId, modelId, predicted, confidence, familiar, textKey };
}

/** Half of a SHA-256, in the form of a UUID. */
function textKeyOf(text: string): string {
  return createHash('sha256').update(nearText(text)).digest('hex').slice(0, 32);
}
