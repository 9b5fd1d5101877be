import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problems } from '../../common/errors/problems.decorator.js';
import { PageQuery } from '../../common/pagination/page.js';
import { IdPipe } from '../../common/validation/id.pipe.js';
import { Access } from '../../access/access.js';
import { type Actor, CurrentUser } from '../../access/actor.js';
import { Role } from '../../access/role.js';
import { Idempotent } from '../../idempotency/idempotent.js';
import { CreateExample, ExamplePage, ExampleView } from './example.dto.js';
import { ExamplesService } from './examples.service.js';

@ApiTags('examples')
@Controller('triage/intents/:id/examples')
@Access(Role.Admin)
@Problems(400, 404)
export class ExamplesController {
  constructor(private readonly examples: ExamplesService) {}

  /** The examples of an intent, oldest first. */
  @Get()
  async list(@Param('id', IdPipe) id: number, @Query() query: PageQuery): Promise<ExamplePage> {
    const page = await this.examples.list(id, query);
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
