import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { Costly } from '../../../platform/limits/index.js';
import { TrialView, TryDraft, TryRule } from './trial.dto.js';
import { TrialsService } from './trials.service.js';

@ApiTags('rules')
@Controller('rules')
@Access(Role.Admin)
@Problems(400)
export class TrialsController {
  constructor(private readonly trials: TrialsService) {}

  /** What a rule would do to the newest tickets as they are now, before it is saved. */
  @Post('trial')
  @HttpCode(200)
  @Costly()
  tryDraft(@CurrentUser() actor: Actor, @Body() draft: TryDraft): Promise<TrialView> {
    return this.trials.ofDraft(actor, draft);
  }

  /** The same of a rule that there is. Nothing is changed. */
  @Post(':id/trial')
  @HttpCode(200)
  @Problems(404)
  @Costly()
  tryRule(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() wanted: TryRule,
  ): Promise<TrialView> {
    return this.trials.ofRule(actor, id, wanted);
  }
}
