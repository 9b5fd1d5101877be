import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Discovered } from '../../triage/core/index.js';
import { describeProposal } from './descriptions.js';
import { Discovery } from './discovery.entity.js';
import { DiscoveryGivenUpError } from './discovery.errors.js';
import { DiscoveryMessages, type StoredMessage } from './discovery-messages.js';
import { removeEmptied } from './emptied-proposals.js';
import { Proposal } from './proposal.entity.js';

/** What came out of a discovery. */
export interface FinishedDiscovery {
  readonly id: number;
  readonly messages: readonly StoredMessage[];
  readonly discovered: Discovered;
  readonly encoder: string | null;
  /** The intents that there are, by their names. */
  readonly ids: ReadonlyMap<string, number>;
}

const STILL_THERE = 'SELECT id FROM intents WHERE id = ANY ($1::integer[]) FOR KEY SHARE';

/** Keeps what discoveries find. */
@Injectable()
export class DiscoveryResults {
  constructor(private readonly messages: DiscoveryMessages) {}

  /** Writes the proposals down; gives how many. @throws DiscoveryGivenUpError */
  async finish(manager: EntityManager, finished: FinishedDiscovery): Promise<number> {
    const { id, discovered, messages, encoder } = finished;
    const done = { status: 'ready', progress: 1, encoder, finishedAt: new Date() } as const;
    const { affected } = await manager.update(Discovery, { id, status: 'working' }, done);
    if (affected !== 1) throw new DiscoveryGivenUpError();
    const { source } = await manager.findOneByOrFail(Discovery, { id });
    const ids = await this.addProposals(manager, finished, source === 'texts');
    const { groups, fits, votes, rows } = discovered;
    const found = messages.map((message, i) => ({
      id: message.id,
      proposalId: ids[groups[i] ?? -1] ?? null,
      fit: fits[i] ?? 0,
      confidence: votes[i] ?? 0,
      vector: vectorOf(rows.values, i, rows.dimensions),
    }));
    await this.messages.keep(manager, found);
    // Messages may have gone with their tickets since they were read.
    return ids.length - (await removeEmptied(manager, ids)).size;
  }

  private async addProposals(
    manager: EntityManager,
    { id: discoveryId, discovered, messages, ids }: FinishedDiscovery,
    mayQuote: boolean,
  ): Promise<number[]> {
    const known = new Set<number>();
    const rows = await manager.query<{ id: number }[]>(STILL_THERE, [[...ids.values()]]);
    for (const { id } of rows) known.add(id);
    const quotes = mayQuote ? bestOfEach(discovered, messages) : [];
    const added: number[] = [];
    for (const [group, proposal] of discovered.proposals.entries()) {
      const nearest = ids.get(proposal.nearest?.intent ?? '') ?? 0;
      const home = ids.get(proposal.known ?? '') ?? 0;
      const isKnown = known.has(home);
      const near = isKnown ? home : nearest;
      const { generatedMaps } = await manager.insert(Proposal, {
        discoveryId,
        name: proposal.name,
        description: describeProposal(proposal.terms, quotes[group]),
        terms: [...proposal.terms],
        isKnown,
        nearestIntentId: known.has(near) ? near : null,
        nearestSimilarity: known.has(near) ? (proposal.nearest?.similarity ?? null) : null,
      });
      added.push(Number(generatedMaps[0]?.['id']));
    }
    return added;
  }
}

/** The message of each group that is nearest to its middle. */
function bestOfEach({ groups, fits }: Discovered, messages: readonly StoredMessage[]): string[] {
  const best: string[] = [];
  const most: number[] = [];
  messages.forEach(({ text }, i) => {
    const group = groups[i] ?? -1;
    const fit = fits[i] ?? 0;
    if (group < 0 || fit <= (most[group] ?? -Infinity)) return;
    most[group] = fit;
    best[group] = text;
  });
  return best;
}

function vectorOf(values: Float32Array, row: number, dimensions: number): Buffer {
  const own = values.subarray(row * dimensions, (row + 1) * dimensions);
  return Buffer.from(own.buffer, own.byteOffset, own.byteLength);
}
