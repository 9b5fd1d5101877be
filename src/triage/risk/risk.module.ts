import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IntentsModule } from '../intents/intents.module.js';
import { ModelsModule } from '../models/models.module.js';
import { Guarantee } from './guarantee.entity.js';
import { GuaranteeService } from './guarantee.service.js';

@Module({
  imports: [IntentsModule, ModelsModule, TypeOrmModule.forFeature([Guarantee])],
  providers: [GuaranteeService],
  exports: [GuaranteeService],
})
export class RiskModule {}
