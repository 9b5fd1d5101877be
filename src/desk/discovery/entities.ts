import { Discovery } from './discovery.entity.js';
import { DiscoveryMessage } from './discovery-message.entity.js';
import { Proposal } from './proposal.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [Discovery, DiscoveryMessage, Proposal];
