import { Module } from '@nestjs/common';
import { ActiveTriage } from './active-triage.js';
import { ChangesModule } from './changes.module.js';
import { EncoderModule } from './encoder/encoder.module.js';
import { IntentsModule } from './intents/intents.module.js';
import { ModelJudges } from './judging/model-judges.js';
import { LabelsModule } from './labels/labels.module.js';
import { ModelsModule } from './models/models.module.js';
import { NearestExamples } from './nearest-examples.js';
import { PolicyModule } from './policy/policy.module.js';
import { DraftPolicies } from './risk/draft-policies.js';
import { RiskModule } from './risk/risk.module.js';
import { TriageController } from './triage.controller.js';
import { TriageService } from './triage.service.js';
import { TriageStartup } from './triage-startup.js';

@Module({
  imports: [
    ChangesModule,
    EncoderModule,
    IntentsModule,
    LabelsModule,
    ModelsModule,
    PolicyModule,
    RiskModule,
  ],
  controllers: [TriageController],
  providers: [
    TriageService,
    ActiveTriage,
    NearestExamples,
    TriageStartup,
    DraftPolicies,
    ModelJudges,
  ],
  exports: [TriageService, NearestExamples, LabelsModule, DraftPolicies, ModelJudges],
})
export class TriageModule {}
