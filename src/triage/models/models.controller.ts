import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { Created } from '../../platform/common/http/created.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { ModelPage, ModelView, TrainModel } from './model.dto.js';
import { ModelsService } from './models.service.js';
import { TrainingService } from './training.service.js';

@ApiTags('models')
@Controller('triage/models')
@Scoped('triage')
@Access(Role.Admin)
export class ModelsController {
  constructor(
    private readonly models: ModelsService,
    private readonly training: TrainingService,
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
  @Created(({ id }: ModelView) => `/triage/models/${id}`)
  async train(@CurrentUser() actor: Actor, @Body() wish: TrainModel): Promise<ModelView> {
    return ModelView.of(await this.training.start(actor, wish));
  }

  /** All models, newest first. */
  @Get()
  @Problems(400)
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<ModelPage> {
    const page = await this.models.list(actor, query);
    return { ...page, data: page.data.map((model) => ModelView.of(model)) };
  }

  /** One model: progress while it trains, metrics afterwards. */
  @Get(':id')
  @Problems(400, 404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<ModelView> {
    return ModelView.of(await this.models.get(actor, id));
  }

  /** Lets every instance classify with this model; an earlier one can be activated again. */
  @Post(':id/activate')
  @HttpCode(200)
  @Problems(400, 404, 409)
  async activate(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<ModelView> {
    return ModelView.of(await this.models.activate(actor, id));
  }
}
