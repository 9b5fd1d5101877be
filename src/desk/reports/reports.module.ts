import { Module } from '@nestjs/common';
import { AuditModule } from '../../platform/audit/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { ExamplesModule } from '../../triage/examples/index.js';
import { TriageModule } from '../../triage/index.js';
import { JudgingModule } from '../../triage/judging/index.js';
import { LabelsModule } from '../../triage/labels/index.js';
import { ModelsModule } from '../../triage/models/index.js';
import { PolicyModule } from '../../triage/policy/index.js';
import { TaxonomyModule } from '../../triage/taxonomy/index.js';
import { DriftMonitor } from './drift/drift-monitor.js';
import { OutcomesService } from './outcomes/outcomes.service.js';
import { ReportsController } from './outcomes/reports.controller.js';
import { ReplayController } from './replay/replay.controller.js';
import { ReplaysService } from './replay/replays.service.js';

@Module({
  imports: [
    AuditModule,
    ExamplesModule,
    JudgingModule,
    LabelsModule,
    LimitsModule,
    ModelsModule,
    PolicyModule,
    TaxonomyModule,
    TriageModule,
  ],
  controllers: [ReportsController, ReplayController],
  providers: [OutcomesService, ReplaysService, DriftMonitor],
  exports: [DriftMonitor],
})
export class ReportsModule {}
