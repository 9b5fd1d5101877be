import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { UnsupportedMediaTypeError } from '../../platform/common/errors/request-errors.js';
import { AcceptsCsv, UploadedFile } from '../../platform/common/http/body-parsers.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { Costly } from '../../platform/limits/index.js';
import { ImportQuery, ImportReport } from './example.dto.js';
import { ExampleImport } from './example-import.js';

@ApiTags('examples')
@Controller('triage/examples/import')
@Scoped('triage')
export class ImportController {
  constructor(private readonly imports: ExampleImport) {}

  /** Imports examples from CSV with the header `text,intent`: all rows or none. */
  @Post()
  @HttpCode(200)
  @AcceptsCsv()
  @Access(Role.Admin)
  @Idempotent()
  @Problems(400, 413, 415)
  @ApiConsumes('text/csv')
  @ApiBody({
    schema: { type: 'string', example: 'text,intent\n"Where is my card, please?",card_arrival\n' },
  })
  @Costly()
  fromCsv(
    @CurrentUser() actor: Actor,
    @Query() { createIntents }: ImportQuery,
    @Body() file: unknown,
  ): Promise<ImportReport> {
    if (!(file instanceof UploadedFile)) throw new UnsupportedMediaTypeError('text/csv');
    return this.imports.fromCsv(actor, file.content, createIntents);
  }
}
