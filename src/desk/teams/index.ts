export {
  ASSIGNMENT_STRATEGIES,
  type AssignmentStrategy,
  type Candidate,
  chooseAssignee,
} from './choose-assignee.js';
export { ENTITIES } from './entities.js';
export { teamRemoved } from './team.events.js';
export { TeamsModule } from './teams.module.js';
export { TeamsService } from './teams.service.js';
