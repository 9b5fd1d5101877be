import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ExamplesModule } from '../examples/index.js';
import { ContradictionsController } from './contradictions.controller.js';
import { ContradictionsService } from './contradictions.service.js';
import { ENTITIES } from './entities.js';
import { LabelsService } from './labels.service.js';

@Module({
  imports: [ExamplesModule, TypeOrmModule.forFeature(ENTITIES)],
  controllers: [ContradictionsController],
  providers: [LabelsService, ContradictionsService],
  exports: [LabelsService],
})
export class LabelsModule {}
