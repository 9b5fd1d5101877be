import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import {
  ChangeExample,
  ListExamplesQuery,
  NamedExamplePage,
  NamedExampleView,
} from './all-examples.dto.js';
import { AllExamplesService } from './all-examples.service.js';

@ApiTags('examples')
@Controller('triage/examples')
@Scoped('triage')
@Access(Role.Admin)
@Problems(400)
export class AllExamplesController {
  constructor(private readonly examples: AllExamplesService) {}

  /** The examples of all intents and the background, oldest first: to find what must not be kept. */
  @Get()
  async list(
    @CurrentUser() actor: Actor,
    @Query() query: ListExamplesQuery,
  ): Promise<NamedExamplePage> {
    const page = await this.examples.list(actor, query);
    return { ...page, data: page.data.map((example) => NamedExampleView.of(example)) };
  }

  /** One example. */
  @Get(':id')
  @Problems(404)
  async get(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<NamedExampleView> {
    return NamedExampleView.of(await this.examples.get(actor, id));
  }

  /** Changes the text. To models it is another example, so it comes back with another id. */
  @Patch(':id')
  @Problems(404, 409)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() { text }: ChangeExample,
  ): Promise<NamedExampleView> {
    return NamedExampleView.of(await this.examples.change(actor, id, text));
  }

  /** Removes one; models forget it at the next training. */
  @Delete(':id')
  @HttpCode(204)
  @Problems(404)
  delete(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.examples.delete(actor, id);
  }
}
