import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UsersModule } from '../../identity/users/index.js';
import { AuditModule } from '../../platform/audit/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { TaxonomyModule } from '../../triage/taxonomy/index.js';
import { ENTITIES } from './entities.js';
import { KnownSkills } from './known-skills.js';
import { TeamMembersService } from './team-members.service.js';
import { TeamsController } from './teams.controller.js';
import { TeamsService } from './teams.service.js';

@Module({
  imports: [
    AuditModule,
    IdempotencyModule,
    TaxonomyModule,
    UsersModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [TeamsController],
  providers: [TeamsService, TeamMembersService, KnownSkills],
  exports: [TeamsService],
})
export class TeamsModule {}
