import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { CreateExample, ExamplePage, ExampleView } from './example.dto.js';
import { ExamplesService } from './examples.service.js';

const BACKGROUND = null;

/** Messages that belong to no intent: models learn from them what is out of scope. */
@ApiTags('examples')
@Controller('triage/background')
@Scoped('triage')
@Access(Role.Admin)
@Problems(400)
export class BackgroundController {
  constructor(private readonly examples: ExamplesService) {}

  /** The messages that belong to no intent, oldest first. */
  @Get()
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<ExamplePage> {
    const page = await this.examples.list(actor, BACKGROUND, query);
    return { ...page, data: page.data.map((example) => ExampleView.of(example)) };
  }

  /** Adds a message that belongs to no intent. */
  @Post()
  @Idempotent()
  @Problems(409)
  async create(@CurrentUser() actor: Actor, @Body() { text }: CreateExample): Promise<ExampleView> {
    return ExampleView.of(await this.examples.create(actor, BACKGROUND, text));
  }

  /** Removes one. */
  @Delete(':exampleId')
  @HttpCode(204)
  @Problems(404)
  delete(
    @CurrentUser() actor: Actor,
    @Param('exampleId', IdPipe) exampleId: number,
  ): Promise<void> {
    return this.examples.delete(actor, BACKGROUND, exampleId);
  }
}
