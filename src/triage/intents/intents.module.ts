import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../audit/audit.module.js';
import { ChangesModule } from '../changes.module.js';
import { EncoderModule } from '../encoder/encoder.module.js';
import { AllExamplesController } from './all-examples.controller.js';
import { AllExamplesService } from './all-examples.service.js';
import { BackgroundController } from './background.controller.js';
import { Example } from './example.entity.js';
import { ExampleImport } from './example-import.js';
import { ExampleRemoval } from './example-removal.js';
import { ExamplesController } from './examples.controller.js';
import { ExamplesService } from './examples.service.js';
import { ImportController } from './import.controller.js';
import { Intent } from './intent.entity.js';
import { IntentsController } from './intents.controller.js';
import { IntentsService } from './intents.service.js';
import { StarterLoader } from './starter/starter-loader.js';

@Module({
  imports: [AuditModule, ChangesModule, EncoderModule, TypeOrmModule.forFeature([Intent, Example])],
  controllers: [
    IntentsController,
    ExamplesController,
    AllExamplesController,
    BackgroundController,
    ImportController,
  ],
  providers: [
    IntentsService,
    ExamplesService,
    AllExamplesService,
    ExampleImport,
    ExampleRemoval,
    StarterLoader,
  ],
  exports: [IntentsService, ExamplesService, StarterLoader],
})
export class IntentsModule {}
