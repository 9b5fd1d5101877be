import { Team } from './team.entity.js';
import { TeamMember } from './team-member.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [Team, TeamMember];
