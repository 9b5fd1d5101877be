import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StorageLimit } from '../../identity/organizations/index.js';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { Database } from '../../platform/database/index.js';
import { BroughtInExamples, type BroughtInText } from '../../triage/examples/index.js';
import { IntentsService } from '../../triage/taxonomy/index.js';
import { ProposalSettledError } from './discovery.errors.js';
import { Proposal } from './proposal.entity.js';
import type { ProposalWithFigures } from './proposal-figures.js';
import { lockProposal, type ProposalKey, ProposalsService } from './proposals.service.js';

/** More examples of one intent teach a model little. */
const MOST_EXAMPLES = 500;
const BORDERLINE = 0.5;
// Before the proposal, as who erases tickets does; what is erased by then has no message here any more.
const LOCK_TICKETS = `
  SELECT id FROM tickets WHERE id IN (
    SELECT ticket_id FROM discovery_messages WHERE proposal_id = $1)
  ORDER BY id FOR SHARE`;
/** Those in the middle first: what might as well belong elsewhere would teach the wrong thing. */
const EXAMPLES = `
  SELECT text, ticket_id AS "ticketId" FROM discovery_messages
  WHERE proposal_id = $1 AND (ticket_id IS NULL OR ticket_id = ANY ($2::integer[]))
  ORDER BY confidence >= ${BORDERLINE} DESC, fit DESC, id LIMIT ${MOST_EXAMPLES}`;
const SURE = `SELECT count(*)::int AS count FROM discovery_messages
  WHERE proposal_id = $1 AND confidence >= ${BORDERLINE}`;

/** Makes intents of proposals. */
@Injectable()
export class Acceptance {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposalsService,
    private readonly intents: IntentsService,
    private readonly examples: BroughtInExamples,
    private readonly storage: StorageLimit,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Creates the intent with its examples, or adds these to an intent that there is: that of `intentId`,
   * or, where the proposal is more of a known one, that. Again it gives what became of it.
   * @throws ProposalNotFoundError, ProposalSettledError, IntentNotFoundError, IntentNameTakenError
   */
  async accept(actor: Actor, key: ProposalKey, intentId?: number): Promise<ProposalWithFigures> {
    await this.storage.assertRoom(actor);
    const database = this.database.of(actor);
    await database.join(() => this.acceptOnce(actor, key, intentId));
    return this.proposals.get(actor, key);
  }

  private acceptOnce(actor: Actor, key: ProposalKey, intentId: number | undefined): Promise<void> {
    return this.database.of(actor).transaction(async (manager) => {
      const tickets = await manager.query<{ id: number }[]>(LOCK_TICKETS, [key.id]);
      const proposal = await lockProposal(manager, key);
      if (proposal.status === 'accepted') return;
      if (proposal.status !== 'proposed') {
        throw new ProposalSettledError(proposal.id, proposal.status);
      }
      const home = await this.homeOf(actor, proposal, intentId);
      const examples = await this.examples.add(
        manager,
        actor,
        home,
        await chosen(manager, proposal, tickets),
      );
      const accepted = { status: 'accepted', intentId: home } as const;
      const counted = { version: proposal.version + 1, updatedAt: new Date() };
      await manager.update(Proposal, { id: key.id }, { ...accepted, ...counted });
      await this.audit.record(manager, actor, {
        action: 'proposal.accepted',
        subject: { type: 'proposal', id: key.id },
        after: { intentId: home, examples },
      });
    });
  }

  private async homeOf(
    actor: Actor,
    { name, description, answer, isKnown, nearestIntentId }: Proposal,
    intentId: number | undefined,
  ): Promise<number> {
    const known = intentId ?? (isKnown ? nearestIntentId : null);
    if (known !== null) return (await this.intents.get(actor, known)).intent.id;
    const created = await this.intents.create(actor, { name, description, answer });
    return created.intent.id;
  }
}

async function chosen(
  manager: EntityManager,
  { id }: Proposal,
  tickets: readonly { readonly id: number }[],
): Promise<BroughtInText[]> {
  const ticketIds = tickets.map((it) => it.id);
  const rows = await manager.query<BroughtInText[]>(EXAMPLES, [id, ticketIds]);
  const [sure] = await manager.query<{ count: number }[]>(SURE, [id]);
  // Where the others are sure of hardly any, all there are have to do.
  return rows.slice(0, Math.max(sure?.count ?? 0, Math.min(rows.length, 10)));
}
