import { CreateUsers1763700000001 } from './1763700000001-create-users.js';
import { CreateTaxonomy1763700000002 } from './1763700000002-create-taxonomy.js';
import { CreateModelsAndPolicies1763700000003 } from './1763700000003-create-models-and-policies.js';
import { CreateTickets1763700000004 } from './1763700000004-create-tickets.js';
import { CreateFeedback1763700000005 } from './1763700000005-create-feedback.js';
import { CreateEmbeddings1763700000006 } from './1763700000006-create-embeddings.js';
import { ExplainDecisions1763700000007 } from './1763700000007-explain-decisions.js';
import { LearnFromPeople1763700000008 } from './1763700000008-learn-from-people.js';
import { SecureTheApi1763700000009 } from './1763700000009-secure-the-api.js';
import { PublishEvents1763700000010 } from './1763700000010-publish-events.js';
import { CreateBackgroundTasks1763700000011 } from './1763700000011-create-background-tasks.js';
import { FollowRenumberedExamples1763700000012 } from './1763700000012-follow-renumbered-examples.js';
import { SeparateOrganizations1763700000013 } from './1763700000013-separate-organizations.js';
import { CreateOrganizations1763700000014 } from './1763700000014-create-organizations.js';
import { DeleteOrganizations1763700000015 } from './1763700000015-delete-organizations.js';
import { CreateExportChunks1763700000016 } from './1763700000016-create-export-chunks.js';
import { GuardThePromise1763700000017 } from './1763700000017-guard-the-promise.js';
import { ReadMessages1763700000018 } from './1763700000018-read-messages.js';
import { FindWordsWithin1763700000019 } from './1763700000019-find-words-within.js';
import { LinkAccounts1763700000020 } from './1763700000020-link-accounts.js';
import { KnowAddresses1763700000021 } from './1763700000021-know-addresses.js';
import { LimitApiKeys1763700000022 } from './1763700000022-limit-api-keys.js';
import { ListSessions1763700000023 } from './1763700000023-list-sessions.js';
import { CreatePasskeys1763700000024 } from './1763700000024-create-passkeys.js';
import { ReadWishes1763700000025 } from './1763700000025-read-wishes.js';
import { NameSeveralWishes1763700000026 } from './1763700000026-name-several-wishes.js';
import { LetTicketsGo1763700000027 } from './1763700000027-let-tickets-go.js';
import { KeepForSoLong1763700000028 } from './1763700000028-keep-for-so-long.js';
import { ShipTheAuditLog1763700000029 } from './1763700000029-ship-the-audit-log.js';
import { RememberNames1763700000030 } from './1763700000030-remember-names.js';
import { FindWordsOfExamples1763700000031 } from './1763700000031-find-words-of-examples.js';
import { BoundSearchWords1763700000032 } from './1763700000032-bound-search-words.js';
import { CountCharactersOfNames1763700000033 } from './1763700000033-count-characters-of-names.js';
import { KnowLanguages1763700000034 } from './1763700000034-know-languages.js';
import { CreateDiscoveries1763700000038 } from './1763700000038-create-discoveries.js';
import { OrderByLabelWorth1763700000041 } from './1763700000041-order-by-label-worth.js';
import { OpenConversations1763700000042 } from './1763700000042-open-conversations.js';
import { FindFormerTickets1763700000043 } from './1763700000043-find-former-tickets.js';
import { RememberRemovedEvents1763700000046 } from './1763700000046-remember-removed-events.js';
import { CreateSlaPolicies1763700000048 } from './1763700000048-create-sla-policies.js';
import { RunSlaClocks1763700000049 } from './1763700000049-run-sla-clocks.js';
import { WorkInTeams1763700000050 } from './1763700000050-work-in-teams.js';
import { KeepAnswersAndViews1763700000051 } from './1763700000051-keep-answers-and-views.js';
import { ChangeTicketsInBulk1763700000052 } from './1763700000052-change-tickets-in-bulk.js';
import { CreateUserProfiles1763700000053 } from './1763700000053-create-user-profiles.js';
import { CreateRules1763700000054 } from './1763700000054-create-rules.js';
import { TellWhatLedToEvents1763700000055 } from './1763700000055-tell-what-led-to-events.js';
import { KeepServiceFigures1763700000056 } from './1763700000056-keep-service-figures.js';
import { AttachFiles1763700000058 } from './1763700000058-attach-files.js';
import { FollowConversations1763700000060 } from './1763700000060-follow-conversations.js';
import { MergeConversations1763700000061 } from './1763700000061-merge-conversations.js';
import { HoldReplies1763700000062 } from './1763700000062-hold-replies.js';
import { KeepBrowsersSignedIn1763700000063 } from './1763700000063-keep-browsers-signed-in.js';
import { NotePolicies1763700000064 } from './1763700000064-note-policies.js';

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
  PublishEvents1763700000010,
  CreateBackgroundTasks1763700000011,
  FollowRenumberedExamples1763700000012,
  SeparateOrganizations1763700000013,
  CreateOrganizations1763700000014,
  DeleteOrganizations1763700000015,
  CreateExportChunks1763700000016,
  GuardThePromise1763700000017,
  ReadMessages1763700000018,
  FindWordsWithin1763700000019,
  LinkAccounts1763700000020,
  KnowAddresses1763700000021,
  LimitApiKeys1763700000022,
  ListSessions1763700000023,
  CreatePasskeys1763700000024,
  ReadWishes1763700000025,
  NameSeveralWishes1763700000026,
  LetTicketsGo1763700000027,
  KeepForSoLong1763700000028,
  ShipTheAuditLog1763700000029,
  RememberNames1763700000030,
  FindWordsOfExamples1763700000031,
  BoundSearchWords1763700000032,
  CountCharactersOfNames1763700000033,
  KnowLanguages1763700000034,
  CreateDiscoveries1763700000038,
  OrderByLabelWorth1763700000041,
  OpenConversations1763700000042,
  FindFormerTickets1763700000043,
  RememberRemovedEvents1763700000046,
  CreateSlaPolicies1763700000048,
  RunSlaClocks1763700000049,
  WorkInTeams1763700000050,
  KeepAnswersAndViews1763700000051,
  ChangeTicketsInBulk1763700000052,
  CreateUserProfiles1763700000053,
  CreateRules1763700000054,
  TellWhatLedToEvents1763700000055,
  KeepServiceFigures1763700000056,
  AttachFiles1763700000058,
  FollowConversations1763700000060,
  MergeConversations1763700000061,
  HoldReplies1763700000062,
  KeepBrowsersSignedIn1763700000063,
  NotePolicies1763700000064,
];
