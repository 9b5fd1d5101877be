import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problems } from '../../common/errors/problems.decorator.js';
import { PageQuery } from '../../common/pagination/page.js';
import { IdPipe } from '../../common/validation/id.pipe.js';
import { Access } from '../../access/access.js';
import { type Actor, CurrentUser } from '../../access/actor.js';
import { Role } from '../../access/role.js';
import { Idempotent } from '../../idempotency/idempotent.js';
import { ModelPage, ModelView, TrainModel } from './model.dto.js';
import { ModelsService } from './models.service.js';
import { TrainingRuns } from './training-runs.js';
import { TrainingService } from './training.service.js';

@ApiTags('models')
@Controller('triage/models')
@Access(Role.Admin)
export class ModelsController {
  constructor(
    private readonly models: ModelsService,
    private readonly training: TrainingService,
    private readonly runs: TrainingRuns,
  ) {}

  /**
   * Begins to train a model on all examples; follow its progress at the Location. It takes over by
   * itself unless it is worse than the active one.
   */
  @Post()
  @HttpCode(202)
  @Idempotent()
  @ApiBody({ type: TrainModel, required: false })
  @Problems(400, 409, 422)
  async train(
    @CurrentUser() actor: Actor,
    @Body() wish: TrainModel,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ModelView> {
    const model = await this.training.start(actor, wish);
    void reply.header('location', `/api/v1/triage/models/${model.id}`);
    return ModelView.of(model);
  }

  /** All models, newest first. */
  @Get()
  @Problems(400)
  async list(@Query() query: PageQuery): Promise<ModelPage> {
    await this.runs.giveUp();
    const page = await this.models.list(query);
    return { ...page, data: page.data.map((model) => ModelView.of(model)) };
  }

  /** One model: progress while it trains, metrics afterwards. */
  @Get(':id')
  @Problems(400, 404)
  async get(@Param('id', IdPipe) id: number): Promise<ModelView> {
    await this.runs.giveUp();
    return ModelView.of(await this.models.get(id));
  }

  /** Lets every instance classify with this model; an earlier one can be activated again. */
  @Post(':id/activate')
  @HttpCode(200)
  @Problems(400, 404, 409)
  async activate(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<ModelView> {
    return ModelView.of(await this.models.activate(actor, id));
  }
}
