import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../platform/audit/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { JobsModule } from '../../platform/jobs/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { UsersModule } from '../users/index.js';
import { DeletionJob } from './deletion/deletion-job.js';
import { OrganizationDeletion } from './deletion/organization-deletion.js';
import { ENTITIES } from './entities.js';
import { ExportFiles } from './export/export-files.js';
import { ExportJob } from './export/export-job.js';
import { OrganizationExport } from './export/organization-export.js';
import { NewOrganizations } from './new-organizations.js';
import { OrganizationsController } from './organizations.controller.js';
import { PersonExportController } from './person/person-export.controller.js';
import { PersonExport } from './person/person-export.js';
import { PersonExportJob } from './person/person-export-job.js';

/** What the operators of the service do with its organisations, and how people get what is kept of them. */
@Module({
  imports: [
    AuditModule,
    IdempotencyModule,
    JobsModule,
    LimitsModule,
    OrganizationsModule,
    UsersModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [OrganizationsController, PersonExportController],
  providers: [
    NewOrganizations,
    OrganizationDeletion,
    DeletionJob,
    OrganizationExport,
    ExportJob,
    ExportFiles,
    PersonExport,
    PersonExportJob,
  ],
  exports: [PersonExport],
})
export class OperationsModule {}
