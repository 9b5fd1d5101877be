import { Module } from '@nestjs/common';
import { EncoderModule } from '../language/encoders/index.js';
import { LimitsModule } from '../platform/limits/index.js';
import { ActiveTriage } from './active-triage.js';
import { ChangesModule } from './changes/index.js';
import { ExamplesModule } from './examples/index.js';
import { ModelsModule } from './models/index.js';
import { PolicyModule } from './policy/index.js';
import { Preparation } from './preparation.js';
import { LoadedModels } from './state/loaded-models.js';
import { StateReader } from './state/state-reader.js';
import { TaxonomyModule } from './taxonomy/index.js';
import { TriageController } from './triage.controller.js';
import { TriageService } from './triage.service.js';
import { TriageStartup } from './triage-startup.js';

@Module({
  imports: [
    ChangesModule,
    EncoderModule,
    ExamplesModule,
    LimitsModule,
    ModelsModule,
    PolicyModule,
    TaxonomyModule,
  ],
  controllers: [TriageController],
  providers: [TriageService, ActiveTriage, Preparation, StateReader, LoadedModels, TriageStartup],
  exports: [TriageService],
})
export class TriageModule {}
