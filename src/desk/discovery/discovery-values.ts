/** Where the messages come from. */
export const DISCOVERY_SOURCES = ['texts', 'tickets'] as const;
export type DiscoverySource = (typeof DISCOVERY_SOURCES)[number];

export const DISCOVERY_STATUSES = ['working', 'ready', 'failed'] as const;
export type DiscoveryStatus = (typeof DISCOVERY_STATUSES)[number];

/** What becomes of a proposal: what is accepted or discarded stays so. */
export const PROPOSAL_STATUSES = ['proposed', 'accepted', 'discarded'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** How many messages were not looked at: written by machines, or with nothing asked in them. */
export interface LeftOut {
  readonly automatic?: number;
  readonly empty?: number;
}

/** More are refused. */
export const MOST_MESSAGES = 20_000;
/** The confidence from which a message counts as one that could be answered. */
export const ANSWERED_FROM = 0.75;
