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
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problems } from '../../common/errors/problems.decorator.js';
import { ChecksIfMatch, Tagged } from '../../common/http/entity-tags.js';
import { etagOf } from '../../common/http/etag.js';
import { PageQuery } from '../../common/pagination/page.js';
import { IdPipe } from '../../common/validation/id.pipe.js';
import { Access } from '../../access/access.js';
import { type Actor, CurrentUser } from '../../access/actor.js';
import { Role } from '../../access/role.js';
import { Idempotent } from '../../idempotency/idempotent.js';
import {
  ChangeIntent,
  CreateIntent,
  IntentPage,
  IntentView,
  type IntentWithCount,
} from './intent.dto.js';
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
  @Tagged()
  @Problems(404)
  async get(
    @Param('id', IdPipe) id: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IntentView> {
    return tagged(reply, await this.intents.get(id));
  }

  /** Adds an intent; models know it after the next training. */
  @Post()
  @Idempotent()
  @Tagged()
  @Problems(409)
  async create(
    @CurrentUser() actor: Actor,
    @Body() intent: CreateIntent,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IntentView> {
    const created = await this.intents.create(actor, intent);
    void reply.header('location', `/api/v1/triage/intents/${created.intent.id}`);
    return tagged(reply, created);
  }

  /**
   * Changes an intent; answers and permissions count from the next ticket on. Models know a new name
   * after the next training; until then its messages go to people.
   */
  @Patch(':id')
  @ChecksIfMatch()
  @Tagged()
  @Problems(404, 409)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeIntent,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IntentView> {
    return tagged(reply, await this.intents.change(actor, id, change, ifMatch));
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

function tagged(reply: FastifyReply, found: IntentWithCount): IntentView {
  void reply.header('etag', etagOf(found.intent.version, found.examples));
  return IntentView.of(found);
}
