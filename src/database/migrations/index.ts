import { CreateUsers1763700000001 } from './1763700000001-create-users.js';
import { CreateTaxonomy1763700000002 } from './1763700000002-create-taxonomy.js';
import { CreateModelsAndPolicies1763700000003 } from './1763700000003-create-models-and-policies.js';
import { CreateTickets1763700000004 } from './1763700000004-create-tickets.js';
import { CreateFeedback1763700000005 } from './1763700000005-create-feedback.js';
import { CreateEmbeddings1763700000006 } from './1763700000006-create-embeddings.js';
import { ExplainDecisions1763700000007 } from './1763700000007-explain-decisions.js';
import { LearnFromPeople1763700000008 } from './1763700000008-learn-from-people.js';
import { SecureTheApi1763700000009 } from './1763700000009-secure-the-api.js';

/** In order; a new migration is added here by hand. */
export const migrations = [
  CreateUsers1763700000001,
  CreateTaxonomy1763700000002,
  CreateModelsAndPolicies1763700000003,
  CreateTickets1763700000004,
  CreateFeedback1763700000005,
  CreateEmbeddings1763700000006,
  ExplainDecisions1763700000007,
  LearnFromPeople1763700000008,
  SecureTheApi1763700000009,
];
