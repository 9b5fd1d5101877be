import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../platform/audit/index.js';
import { EventsModule } from '../../platform/events/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { ExamplesModule } from '../../triage/examples/index.js';
import { TriageModule } from '../../triage/index.js';
import { JudgingModule } from '../../triage/judging/index.js';
import { LabelsModule } from '../../triage/labels/index.js';
import { ModelsModule } from '../../triage/models/index.js';
import { PolicyModule } from '../../triage/policy/index.js';
import { TaxonomyModule } from '../../triage/taxonomy/index.js';
import { ErrorBudgetController } from './budget/error-budget.controller.js';
import { ErrorBudgets } from './budget/error-budget.service.js';
import { DriftMonitor } from './drift/drift-monitor.js';
import { ENTITIES } from './entities.js';
import { OutcomesService } from './outcomes/outcomes.service.js';
import { ReportsController } from './outcomes/reports.controller.js';
import { ReplayController } from './replay/replay.controller.js';
import { ReplaysService } from './replay/replays.service.js';
import { RecountConsumer } from './service/recount-consumer.js';
import { Recounting } from './service/recounting.js';
import { Recounts } from './service/recounts.js';
import { ServiceReportController } from './service/service-report.controller.js';
import { ServiceReportService } from './service/service-report.service.js';

@Module({
  imports: [
    AuditModule,
    EventsModule,
    ExamplesModule,
    JudgingModule,
    LabelsModule,
    LimitsModule,
    ModelsModule,
    PolicyModule,
    TaxonomyModule,
    TriageModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [
    ReportsController,
    ErrorBudgetController,
    ServiceReportController,
    ReplayController,
  ],
  providers: [
    OutcomesService,
    ErrorBudgets,
    ReplaysService,
    DriftMonitor,
    ServiceReportService,
    Recounts,
    Recounting,
    RecountConsumer,
  ],
  exports: [DriftMonitor],
})
export class ReportsModule {}
