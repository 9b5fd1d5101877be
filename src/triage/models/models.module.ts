import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangesModule } from '../changes.module.js';
import { IntentsModule } from '../intents/intents.module.js';
import { Model } from './model.entity.js';
import { ModelsController } from './models.controller.js';
import { ModelsService } from './models.service.js';
import { TrainingRuns } from './training-runs.js';
import { TrainingService } from './training.service.js';

@Module({
  imports: [ChangesModule, IntentsModule, TypeOrmModule.forFeature([Model])],
  controllers: [ModelsController],
  providers: [ModelsService, TrainingService, TrainingRuns],
  exports: [ModelsService, TrainingService, TrainingRuns],
})
export class ModelsModule {}
