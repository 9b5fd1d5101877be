import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganizationsModule } from '../../identity/organizations/index.js';
import { EncoderModule } from '../../language/encoders/index.js';
import { AuditModule } from '../../platform/audit/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { JobsModule } from '../../platform/jobs/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { ExamplesModule } from '../../triage/examples/index.js';
import { TaxonomyModule } from '../../triage/taxonomy/index.js';
import { TicketsModule } from '../tickets/index.js';
import { Acceptance } from './acceptance.js';
import { DiscoveriesService } from './discoveries.service.js';
import { DiscoveryController } from './discovery.controller.js';
import { DiscoveryErasure } from './discovery-erasure.js';
import { DiscoveryJob } from './discovery-job.js';
import { DiscoveryMessages } from './discovery-messages.js';
import { DiscoveryResults } from './discovery-results.js';
import { DiscoveryRuns } from './discovery-runs.js';
import { DiscoveryVectors } from './discovery-vectors.js';
import { ENTITIES } from './entities.js';
import { KnownExamples } from './known-examples.js';
import { MessageCleaning } from './message-cleaning.js';
import { ProposalDivision } from './proposal-division.service.js';
import { ProposalFiguresReader } from './proposal-figures.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsService } from './proposals.service.js';

@Module({
  imports: [
    AuditModule,
    EncoderModule,
    ExamplesModule,
    IdempotencyModule,
    JobsModule,
    LimitsModule,
    OrganizationsModule,
    TaxonomyModule,
    TicketsModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [DiscoveryController, ProposalsController],
  providers: [
    DiscoveriesService,
    DiscoveryErasure,
    DiscoveryJob,
    DiscoveryMessages,
    DiscoveryResults,
    DiscoveryRuns,
    DiscoveryVectors,
    KnownExamples,
    MessageCleaning,
    ProposalsService,
    ProposalDivision,
    ProposalFiguresReader,
    Acceptance,
  ],
  exports: [DiscoveryErasure],
})
export class DiscoveryModule {}
