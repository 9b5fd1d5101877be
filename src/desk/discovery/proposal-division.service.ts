import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { Database, organizationOf } from '../../platform/database/index.js';
import { type DividedProposal, nameGroups, type Rows } from '../../triage/core/index.js';
import { IntentsService } from '../../triage/taxonomy/index.js';
import { describeProposal } from './descriptions.js';
import { divideInWorker } from './discover-in-worker.js';
import { IndivisibleProposalError } from './discovery.errors.js';
import { removeEmptied } from './emptied-proposals.js';
import { Proposal } from './proposal.entity.js';
import type { ProposalWithFigures } from './proposal-figures.js';
import {
  lockProposal,
  lockProposed,
  type ProposalKey,
  ProposalsService,
} from './proposals.service.js';

interface Row {
  readonly id: number;
  readonly text: string;
  readonly vector: Buffer;
}

const MESSAGES = `
  SELECT id, text, vector FROM discovery_messages
  WHERE organization_id = $1 AND proposal_id = $2 AND vector IS NOT NULL ORDER BY id`;
const MOVE_ALL = `
  UPDATE discovery_messages SET proposal_id = $1 WHERE proposal_id = ANY ($2::integer[])`;
// Whether it would be answered depends on both: that it is told from the rest, and from the other part.
const MOVE = `
  UPDATE discovery_messages AS message
  SET proposal_id = $1, confidence = least(message.confidence, row.confidence)
  FROM unnest($2::integer[], $3::real[]) AS row (id, confidence)
  WHERE message.id = row.id AND message.proposal_id = $4`;

/** Makes one of several proposals, and several of one. */
@Injectable()
export class ProposalDivision {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposalsService,
    private readonly intents: IntentsService,
    private readonly audit: AuditLog,
  ) {}

  /** Puts the messages of others into a proposal; those others are gone then. @throws ProposalSettledError */
  async merge(
    actor: Actor,
    key: ProposalKey,
    others: readonly number[],
  ): Promise<ProposalWithFigures> {
    const { discoveryId, id } = key;
    const merged = [...new Set(others)].filter((other) => other !== id);
    await this.database.of(actor).transaction(async (manager) => {
      // In an order, so that two who merge the same do not wait for each other for ever.
      for (const each of [id, ...merged].sort((a, b) => a - b)) {
        await lockProposed(manager, { discoveryId, id: each });
      }
      const kept = await lockProposal(manager, key);
      await manager.query(MOVE_ALL, [id, merged]);
      for (const other of merged) await manager.delete(Proposal, { id: other });
      await this.raise(manager, kept);
      await this.audit.record(manager, actor, {
        action: 'proposal.merged',
        subject: { type: 'proposal', id },
        after: { merged },
      });
    });
    return this.proposals.get(actor, key);
  }

  /**
   * Divides a proposal into so many by what tells its messages apart; the first part stays what it was.
   * @throws ProposalNotFoundError, ProposalSettledError, IndivisibleProposalError
   */
  async split(actor: Actor, key: ProposalKey, parts: number): Promise<ProposalWithFigures[]> {
    await this.proposals.get(actor, key);
    const values = [organizationOf(actor), key.id];
    const rows = await this.database.of(actor).query<Row>(MESSAGES, values);
    if (rows.length < parts) throw new IndivisibleProposalError(key.id);
    const texts = rows.map(({ text }) => text);
    const divided = await divideInWorker({ texts, rows: vectorsOf(rows), parts });
    if (new Set(divided.groups).size < 2) throw new IndivisibleProposalError(key.id);
    const names = await this.namesOf(actor, key, divided);
    const ids = await this.database
      .of(actor)
      .transaction((manager) => this.store(manager, actor, key, { rows, divided, names }));
    const found: ProposalWithFigures[] = [];
    for (const id of ids) found.push(await this.proposals.get(actor, { ...key, id }));
    return found;
  }

  private async namesOf(actor: Actor, key: ProposalKey, { words }: DividedProposal) {
    const others = await this.database
      .of(actor)
      .repository(Proposal)
      .findBy({ discoveryId: key.discoveryId });
    const intents = await this.intents.all(actor);
    const taken = [...others, ...intents].map(({ name }) => name);
    return nameGroups(words, taken);
  }

  private async store(
    manager: EntityManager,
    actor: Actor,
    key: ProposalKey,
    { rows, divided, names }: { rows: Row[]; divided: DividedProposal; names: string[] },
  ): Promise<number[]> {
    const whole = await lockProposed(manager, key);
    const ids: number[] = [];
    for (const [part, name] of names.entries()) {
      if (part === 0) continue;
      const terms = divided.words[part]?.terms ?? [];
      const { generatedMaps } = await manager.insert(Proposal, {
        discoveryId: key.discoveryId,
        name,
        description: describeProposal(terms, undefined),
        terms: [...terms],
        nearestIntentId: whole.nearestIntentId,
        nearestSimilarity: whole.nearestSimilarity,
      });
      const id = Number(generatedMaps[0]?.['id']);
      ids.push(id);
      const own = rows.flatMap((row, i) => {
        return divided.groups[i] === part ? [{ id: row.id, vote: divided.votes[i] ?? 0 }] : [];
      });
      const values = [own.map((it) => it.id), own.map(({ vote }) => vote)];
      await manager.query(MOVE, [id, ...values, key.id]);
    }
    await this.raise(manager, whole);
    // Messages may have gone with their tickets since they were read.
    const all = [key.id, ...ids];
    const emptied = await removeEmptied(manager, all);
    const left = all.filter((id) => !emptied.has(id));
    await this.audit.record(manager, actor, {
      action: 'proposal.split',
      subject: { type: 'proposal', id: key.id },
      after: { parts: left.filter((id) => id !== key.id) },
    });
    return left;
  }

  private async raise(manager: EntityManager, { id, version }: Proposal): Promise<void> {
    await manager.update(Proposal, { id }, { version: version + 1, updatedAt: new Date() });
  }
}

function vectorsOf(rows: readonly Row[]): Rows {
  const dimensions = (rows[0]?.vector.byteLength ?? 0) / Float32Array.BYTES_PER_ELEMENT;
  const values = new Float32Array(rows.length * dimensions);
  // Copied, as what comes of the database may begin at any byte.
  rows.forEach(({ vector }, row) => {
    values.set(new Float32Array(Uint8Array.from(vector).buffer), row * dimensions);
  });
  return { values, count: rows.length, dimensions };
}
