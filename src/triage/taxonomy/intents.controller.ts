import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { AcceptsAnswers } from '../../platform/common/http/body-parsers.js';
import { Created } from '../../platform/common/http/created.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { etagOf } from '../../platform/common/http/etag.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { ChangeIntent, CreateIntent, IntentPage, IntentView } from './intent.dto.js';
import { IntentsService } from './intents.service.js';

const versionOf = ({ version, examples }: IntentView): string => etagOf(version, examples);

@ApiTags('intents')
@Controller('triage/intents')
@Scoped('triage')
@Access(Role.Admin)
@Problems(400)
export class IntentsController {
  constructor(private readonly intents: IntentsService) {}

  /** The taxonomy, oldest intent first. */
  @Get()
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<IntentPage> {
    const page = await this.intents.list(actor, query);
    return { ...page, data: page.data.map((intent) => IntentView.of(intent)) };
  }

  /** One intent. */
  @Get(':id')
  @Tagged(versionOf)
  @Problems(404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<IntentView> {
    return IntentView.of(await this.intents.get(actor, id));
  }

  /** Adds an intent; models know it after the next training. */
  @Post()
  @AcceptsAnswers()
  @Idempotent()
  @Created(({ id }: IntentView) => `/triage/intents/${id}`)
  @Tagged(versionOf)
  @Problems(409)
  async create(@CurrentUser() actor: Actor, @Body() intent: CreateIntent): Promise<IntentView> {
    return IntentView.of(await this.intents.create(actor, intent));
  }

  /**
   * Changes an intent; answers and permissions count from the next ticket on. Models know a new name
   * after the next training; until then its messages go to people.
   */
  @Patch(':id')
  @AcceptsAnswers()
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(404, 409)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeIntent,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<IntentView> {
    return IntentView.of(await this.intents.change(actor, id, change, ifMatch));
  }

  /** Removes an intent with its examples; tickets keep its name. */
  @Delete(':id')
  @HttpCode(204)
  @ChecksIfMatch()
  @Problems(404)
  delete(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.intents.delete(actor, id, ifMatch);
  }
}
