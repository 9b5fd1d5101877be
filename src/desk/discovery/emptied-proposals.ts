import type { EntityManager } from 'typeorm';

const LOCK = `
  SELECT id FROM discovery_proposals WHERE id IN (
    SELECT proposal_id FROM discovery_messages WHERE ticket_id = ANY ($1::integer[]))
  ORDER BY id FOR UPDATE`;
const REMOVE = `
  DELETE FROM discovery_proposals AS proposal
  WHERE id = ANY ($1::integer[]) AND NOT EXISTS (
    SELECT FROM discovery_messages
    WHERE organization_id = proposal.organization_id AND proposal_id = proposal.id)
  RETURNING id`;

/**
 * Locks the proposals with messages of tickets, before these messages: in the order in which those do
 * who merge, divide and accept proposals.
 */
export async function lockProposalsOf(
  manager: EntityManager,
  ticketIds: readonly number[],
): Promise<void> {
  await manager.query(LOCK, [ticketIds]);
}

/**
 * Removes those of the proposals that have no message left, as their words are of messages that are
 * gone; gives their ids.
 */
export async function removeEmptied(
  manager: EntityManager,
  proposalIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const [removed] = await manager.query<[{ id: number }[], number]>(REMOVE, [proposalIds]);
  return new Set(removed.map(({ id }) => id));
}
