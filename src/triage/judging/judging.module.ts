import { Module } from '@nestjs/common';
import { EncoderModule } from '../../language/encoders/index.js';
import { ModelsModule } from '../models/index.js';
import { ModelJudges } from './model-judges.js';

@Module({
  imports: [EncoderModule, ModelsModule],
  providers: [ModelJudges],
  exports: [ModelJudges],
})
export class JudgingModule {}
