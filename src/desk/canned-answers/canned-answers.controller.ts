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
import { Created } from '../../platform/common/http/created.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { etagOf } from '../../platform/common/http/etag.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import {
  CannedAnswerPage,
  CannedAnswerView,
  ChangeCannedAnswer,
  CreateCannedAnswer,
  ListCannedAnswersQuery,
  RenderCannedAnswer,
  RenderedCannedAnswer,
} from './canned-answer.dto.js';
import { CannedAnswerRendering } from './canned-answer-rendering.js';
import { CannedAnswersService } from './canned-answers.service.js';

const versionOf = ({ version, uses }: CannedAnswerView): string => etagOf(version, uses);

@ApiTags('canned answers')
@Controller('canned-answers')
@Scoped('tickets')
@Access(Role.Agent)
@Problems(400)
export class CannedAnswersController {
  constructor(
    private readonly answers: CannedAnswersService,
    private readonly rendering: CannedAnswerRendering,
  ) {}

  /** The own answers and those that all of the staff share, oldest first. */
  @Get()
  async list(
    @CurrentUser() actor: Actor,
    @Query() query: ListCannedAnswersQuery,
  ): Promise<CannedAnswerPage> {
    const page = await this.answers.list(actor, query);
    return { ...page, data: page.data.map((answer) => CannedAnswerView.of(answer)) };
  }

  /** One answer; somebody else's own is not found. */
  @Get(':id')
  @Tagged(versionOf)
  @Problems(404)
  async get(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<CannedAnswerView> {
    return CannedAnswerView.of(await this.answers.get(actor, id));
  }

  /** Keeps an answer ready, for oneself or for all of the staff. */
  @Post()
  @Idempotent()
  @Created(({ id }: CannedAnswerView) => `/canned-answers/${id}`)
  @Tagged(versionOf)
  @Problems(409)
  async create(
    @CurrentUser() actor: Actor,
    @Body() answer: CreateCannedAnswer,
  ): Promise<CannedAnswerView> {
    return CannedAnswerView.of(await this.answers.create(actor, answer));
  }

  /** Changes an answer: the own ones, and admins those that are shared. */
  @Patch(':id')
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(403, 404, 409)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeCannedAnswer,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<CannedAnswerView> {
    return CannedAnswerView.of(await this.answers.change(actor, id, change, ifMatch));
  }

  /** Removes an answer: the own ones, and admins those that are shared. */
  @Delete(':id')
  @HttpCode(204)
  @ChecksIfMatch()
  @Problems(403, 404)
  delete(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.answers.delete(actor, id, ifMatch);
  }

  /** The text to send, with its variables filled in; what nothing is known for stays to be seen. */
  @Post(':id/render')
  @HttpCode(200)
  @Problems(404)
  render(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() wanted: RenderCannedAnswer,
  ): Promise<RenderedCannedAnswer> {
    return this.rendering.render(actor, id, wanted);
  }
}
