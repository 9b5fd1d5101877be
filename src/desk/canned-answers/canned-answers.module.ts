import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganizationsModule } from '../../identity/organizations/index.js';
import { UsersModule } from '../../identity/users/index.js';
import { AuditModule } from '../../platform/audit/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { TicketsModule } from '../tickets/index.js';
import { CannedAnswerRendering } from './canned-answer-rendering.js';
import { CannedAnswerTexts } from './canned-answer-texts.js';
import { CannedAnswersController } from './canned-answers.controller.js';
import { CannedAnswersService } from './canned-answers.service.js';
import { ENTITIES } from './entities.js';

@Module({
  imports: [
    AuditModule,
    IdempotencyModule,
    OrganizationsModule,
    UsersModule,
    TicketsModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [CannedAnswersController],
  providers: [CannedAnswersService, CannedAnswerRendering, CannedAnswerTexts],
  exports: [CannedAnswerTexts],
})
export class CannedAnswersModule {}
