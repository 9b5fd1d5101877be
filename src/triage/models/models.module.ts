import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganizationsModule } from '../../identity/organizations/index.js';
import { EncoderModule } from '../../language/encoders/index.js';
import { AuditModule } from '../../platform/audit/index.js';
import { JobsModule } from '../../platform/jobs/index.js';
import { ChangesModule } from '../changes/index.js';
import { ExamplesModule } from '../examples/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { ActiveRecords } from './active-records.js';
import { ENTITIES } from './entities.js';
import { FullTierUpgrade } from './full-tier-upgrade.js';
import { ModelRetention } from './model-retention.js';
import { ModelsController } from './models.controller.js';
import { ModelsService } from './models.service.js';
import { PrebuiltModels } from './prebuilt/prebuilt-models.js';
import { Retraining } from './retraining.js';
import { ServiceTrainings } from './service-trainings.js';
import { Trainer } from './trainer.js';
import { TrainingService } from './training.service.js';
import { TrainingJob } from './training-job.js';
import { TrainingResults } from './training-results.js';
import { TrainingRuns } from './training-runs.js';

@Module({
  imports: [
    AuditModule,
    ChangesModule,
    EncoderModule,
    ExamplesModule,
    JobsModule,
    OrganizationsModule,
    TaxonomyModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [ModelsController],
  providers: [
    ModelsService,
    ModelRetention,
    ActiveRecords,
    TrainingService,
    Trainer,
    TrainingJob,
    TrainingRuns,
    TrainingResults,
    FullTierUpgrade,
    PrebuiltModels,
    Retraining,
    ServiceTrainings,
  ],
  exports: [ModelsService, ModelRetention, PrebuiltModels, TrainingService],
})
export class ModelsModule {}
