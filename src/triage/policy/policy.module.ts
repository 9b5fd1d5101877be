import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../audit/audit.module.js';
import { ChangesModule } from '../changes.module.js';
import { IntentsModule } from '../intents/intents.module.js';
import { RiskModule } from '../risk/risk.module.js';
import { PolicyController } from './policy.controller.js';
import { PolicyVersion } from './policy.entity.js';
import { PolicyService } from './policy.service.js';

@Module({
  imports: [
    AuditModule,
    ChangesModule,
    IntentsModule,
    RiskModule,
    TypeOrmModule.forFeature([PolicyVersion]),
  ],
  controllers: [PolicyController],
  providers: [PolicyService],
  exports: [PolicyService],
})
export class PolicyModule {}
