import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problems } from '../../common/errors/problems.decorator.js';
import { PageQuery } from '../../common/pagination/page.js';
import { IdPipe } from '../../common/validation/id.pipe.js';
import { Access } from '../../access/access.js';
import { Role } from '../../access/role.js';
import { ChangeIntent, CreateIntent, IntentPage, IntentView } from './intent.dto.js';
import { IntentsService } from './intents.service.js';

@ApiTags('intents')
@Controller('triage/intents')
@Access(Role.Admin)
@Problems(400)
export class IntentsController {
  constructor(private readonly intents: IntentsService) {}

  /** The taxonomy, oldest intent first. */
  @Get()
  async list(@Query() query: PageQuery): Promise<IntentPage> {
    const page = await this.intents.list(query);
    return { ...page, data: page.data.map((intent) => IntentView.of(intent)) };
  }

  /** One intent. */
  @Get(':id')
  @Problems(404)
  async get(@Param('id', IdPipe) id: number): Promise<IntentView> {
    return IntentView.of(await this.intents.get(id));
  }

  /** Adds an intent; models know it after the next training. */
  @Post()
  @Problems(409)
  async create(@Body() intent: CreateIntent): Promise<IntentView> {
    return IntentView.of(await this.intents.create(intent));
  }

  /**
   * Changes an intent; answers and permissions count from the next ticket on. Models know a new name
   * after the next training; until then its messages go to people.
   */
  @Patch(':id')
  @Problems(404, 409)
  async change(@Param('id', IdPipe) id: number, @Body() change: ChangeIntent): Promise<IntentView> {
    return IntentView.of(await this.intents.change(id, change));
  }

  /** Removes an intent with its examples; tickets keep its name. */
  @Delete(':id')
  @HttpCode(204)
  @Problems(404)
  delete(@Param('id', IdPipe) id: number): Promise<void> {
    return this.intents.delete(id);
  }
}
