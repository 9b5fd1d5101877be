import { Controller, Delete, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, PEOPLE, Role } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { WithdrawnLabels } from './label-withdrawal.dto.js';
import { LabelWithdrawal } from './label-withdrawal.service.js';

@ApiTags('users')
@Controller('users/:id/labels')
export class LabelWithdrawalController {
  constructor(private readonly withdrawal: LabelWithdrawal) {}

  /**
   * Takes back all that somebody said about the machine's judgements, as an agent or as a requester:
   * it is evidence no more, and the examples that corrections made go too.
   */
  @Delete()
  @Access(Role.Admin, PEOPLE)
  @Problems(400, 404)
  async withdraw(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<WithdrawnLabels> {
    return { withdrawn: await this.withdrawal.withdraw(actor, id) };
  }
}
