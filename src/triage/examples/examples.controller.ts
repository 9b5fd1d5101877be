import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { CreateExample, ExamplePage, ExampleView } from './example.dto.js';
import { ExamplesService } from './examples.service.js';

@ApiTags('examples')
@Controller('triage/intents/:id/examples')
@Scoped('triage')
@Access(Role.Admin)
@Problems(400, 404)
export class ExamplesController {
  constructor(private readonly examples: ExamplesService) {}

  /** The examples of an intent, oldest first. */
  @Get()
  async list(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<ExamplePage> {
    const page = await this.examples.list(actor, id, query);
    return { ...page, data: page.data.map((example) => ExampleView.of(example)) };
  }

  /** Adds an example; models know it after the next training. */
  @Post()
  @Idempotent()
  @Problems(409)
  async create(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() { text }: CreateExample,
  ): Promise<ExampleView> {
    return ExampleView.of(await this.examples.create(actor, id, text));
  }

  /** Removes an example. */
  @Delete(':exampleId')
  @HttpCode(204)
  delete(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('exampleId', IdPipe) exampleId: number,
  ): Promise<void> {
    return this.examples.delete(actor, id, exampleId);
  }
}
