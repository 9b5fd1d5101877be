import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganizationsModule } from '../../identity/organizations/index.js';
import { EncoderModule } from '../../language/encoders/index.js';
import { AuditModule } from '../../platform/audit/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { ChangesModule } from '../changes/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { AllExamplesController } from './all-examples.controller.js';
import { AllExamplesService } from './all-examples.service.js';
import { BackgroundController } from './background.controller.js';
import { BroughtInExamples } from './brought-in-examples.js';
import { CorrectedExamples } from './corrected-examples.js';
import { DepartingExamples } from './departing-examples.js';
import { ENTITIES } from './entities.js';
import { ExampleImport } from './example-import.js';
import { ExampleRemoval } from './example-removal.js';
import { ExamplesController } from './examples.controller.js';
import { ExamplesService } from './examples.service.js';
import { ImportController } from './import.controller.js';
import { NearestExamples } from './nearest-examples.js';
import { StarterLoader } from './starter/starter-loader.js';
import { TextErasure } from './text-erasure.js';

@Module({
  imports: [
    AuditModule,
    ChangesModule,
    EncoderModule,
    LimitsModule,
    OrganizationsModule,
    TaxonomyModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [ExamplesController, AllExamplesController, BackgroundController, ImportController],
  providers: [
    ExamplesService,
    AllExamplesService,
    BroughtInExamples,
    ExampleImport,
    ExampleRemoval,
    NearestExamples,
    StarterLoader,
    CorrectedExamples,
    TextErasure,
    DepartingExamples,
  ],
  exports: [
    BroughtInExamples,
    ExamplesService,
    ExampleRemoval,
    NearestExamples,
    StarterLoader,
    CorrectedExamples,
    TextErasure,
  ],
})
export class ExamplesModule {}
