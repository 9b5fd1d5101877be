import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../platform/audit/index.js';
import { ChangesModule } from '../changes/index.js';
import { ENTITIES } from './entities.js';
import { IntentRows } from './intent-rows.js';
import { IntentsController } from './intents.controller.js';
import { IntentsService } from './intents.service.js';

@Module({
  imports: [AuditModule, ChangesModule, TypeOrmModule.forFeature(ENTITIES)],
  controllers: [IntentsController],
  providers: [IntentsService, IntentRows],
  exports: [IntentsService, IntentRows],
})
export class TaxonomyModule {}
