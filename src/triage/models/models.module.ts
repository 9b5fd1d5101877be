import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../audit/audit.module.js';
import { ChangesModule } from '../changes.module.js';
import { EncoderModule } from '../encoder/encoder.module.js';
import { IntentsModule } from '../intents/intents.module.js';
import { ActiveRecords } from './active-records.js';
import { FullTierUpgrade } from './full-tier-upgrade.js';
import { Model } from './model.entity.js';
import { ModelsController } from './models.controller.js';
import { ModelsService } from './models.service.js';
import { Retraining } from './retraining.js';
import { Trainer } from './trainer.js';
import { TrainingResults } from './training-results.js';
import { TrainingRuns } from './training-runs.js';
import { TrainingService } from './training.service.js';

@Module({
  imports: [
    AuditModule,
    ChangesModule,
    EncoderModule,
    IntentsModule,
    TypeOrmModule.forFeature([Model]),
  ],
  controllers: [ModelsController],
  providers: [
    ModelsService,
    ActiveRecords,
    TrainingService,
    Trainer,
    TrainingRuns,
    TrainingResults,
    FullTierUpgrade,
    Retraining,
  ],
  exports: [ModelsService, TrainingService, TrainingRuns],
})
export class ModelsModule {}
