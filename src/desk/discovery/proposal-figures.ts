import { Injectable } from '@nestjs/common';
import { Database, organizationOf, type OrganizationScope } from '../../platform/database/index.js';
import { ANSWERED_FROM } from './discovery-values.js';
import type { Proposal } from './proposal.entity.js';

/** What its messages say of a proposal. */
export interface ProposalFigures {
  /** How many there are, those that say the same included. */
  readonly messages: number;
  /** The share of all messages of the discovery that could be answered by it, 0 to 1. */
  readonly gain: number;
  /** Those in the middle of it. */
  readonly representatives: readonly string[];
  /** Those that might as well belong elsewhere. */
  readonly borderline: readonly string[];
}

export type ProposalWithFigures = { readonly proposal: Proposal } & ProposalFigures;

const REPRESENTATIVES = 5;
const BORDERLINE = 3;
const NOTHING: ProposalFigures = { messages: 0, gain: 0, representatives: [], borderline: [] };

const READ = {
  name: 'proposal_figures',
  text: `
    WITH whole AS (
      SELECT discovery_id, sum(times) AS messages FROM discovery_messages
      WHERE organization_id = $1 AND discovery_id IN (
        SELECT discovery_id FROM discovery_proposals
        WHERE organization_id = $1 AND id = ANY ($2::integer[]))
      GROUP BY discovery_id
    )
    SELECT proposal.id, coalesce(counted.messages, 0)::int AS messages,
           coalesce(counted.answered::float8 / nullif(whole.messages, 0), 0) AS gain,
           ARRAY(SELECT text FROM discovery_messages
                 WHERE organization_id = $1 AND proposal_id = proposal.id
                 ORDER BY fit DESC, id LIMIT ${REPRESENTATIVES}) AS representatives,
           ARRAY(SELECT text FROM discovery_messages
                 WHERE organization_id = $1 AND proposal_id = proposal.id
                   AND confidence < ${ANSWERED_FROM}
                 ORDER BY confidence, id LIMIT ${BORDERLINE}) AS borderline
    FROM discovery_proposals AS proposal
    JOIN LATERAL (
      SELECT sum(times) AS messages, sum(times) FILTER (WHERE confidence >= ${ANSWERED_FROM}) AS answered
      FROM discovery_messages WHERE organization_id = $1 AND proposal_id = proposal.id
    ) AS counted ON true
    LEFT JOIN whole ON whole.discovery_id = proposal.discovery_id
    WHERE proposal.organization_id = $1 AND proposal.id = ANY ($2::integer[])`,
};

/** Reads what proposals are of, as it is now: messages go with their tickets. */
@Injectable()
export class ProposalFiguresReader {
  constructor(private readonly database: Database) {}

  async of(
    scope: OrganizationScope,
    proposals: readonly Proposal[],
  ): Promise<ProposalWithFigures[]> {
    if (proposals.length === 0) return [];
    const values = [organizationOf(scope), proposals.map(({ id }) => id)];
    const rows = await this.database
      .of(scope)
      .run<ProposalFigures & { readonly id: number }>(READ, values);
    const byId = new Map(rows.map(({ id, ...figures }) => [id, figures]));
    return proposals.map((proposal) => ({ proposal, ...(byId.get(proposal.id) ?? NOTHING) }));
  }
}
