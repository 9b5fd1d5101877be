import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../platform/audit/index.js';
import { ChangesModule } from '../changes/index.js';
import { ModelsModule } from '../models/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { DraftPolicies } from './draft-policies.js';
import { ENTITIES } from './entities.js';
import { GuaranteeService } from './guarantee.service.js';
import { GuaranteeLog } from './guarantee-log.js';
import { PolicyController } from './policy.controller.js';
import { PolicyService } from './policy.service.js';
import { PolicyVersions } from './policy-versions.service.js';
import { RiskCurves } from './risk-curve.service.js';

@Module({
  imports: [
    AuditModule,
    ChangesModule,
    ModelsModule,
    TaxonomyModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [PolicyController],
  providers: [
    PolicyVersions,
    RiskCurves,
    PolicyService,
    GuaranteeService,
    GuaranteeLog,
    DraftPolicies,
  ],
  exports: [PolicyService, GuaranteeService, DraftPolicies],
})
export class PolicyModule {}
