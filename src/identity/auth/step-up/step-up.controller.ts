import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentUser,
  PASSWORD_OWNERS,
  Role,
  WithoutSecondFactor,
} from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { SteppedUp, StepUpProof } from './step-up.dto.js';
import { StepUpService } from './step-up.service.js';

@ApiTags('auth')
@Controller('auth/step-up')
export class StepUpController {
  constructor(private readonly stepUp: StepUpService) {}

  /**
   * Shows that it is still you, for what answers 403 with the code `AUTH.STEP_UP_REQUIRED`: keys,
   * roles, the policy, second factors of others and deletion. Signing in counts as the same.
   */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Access(Role.User, PASSWORD_OWNERS)
  @WithoutSecondFactor()
  @Problems(400, 403, 429)
  prove(@CurrentUser() actor: Actor, @Body() proof: StepUpProof): Promise<SteppedUp> {
    return this.stepUp.prove(actor, proof);
  }
}
