import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EncoderModule } from '../encoder/encoder.module.js';
import { ContradictionsController } from './contradictions.controller.js';
import { ContradictionsService } from './contradictions.service.js';
import { Label } from './label.entity.js';
import { LabelsService } from './labels.service.js';
import { TextErasure } from './text-erasure.js';

@Module({
  imports: [EncoderModule, TypeOrmModule.forFeature([Label])],
  controllers: [ContradictionsController],
  providers: [LabelsService, ContradictionsService, TextErasure],
  exports: [LabelsService, TextErasure],
})
export class LabelsModule {}
