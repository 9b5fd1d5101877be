import { Controller, Header, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentUser,
  PEOPLE,
  Role,
  StepUp,
} from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { OneTimeLink } from '../links/link.dto.js';
import { PasswordResets } from './password-resets.service.js';

@ApiTags('users')
@Controller('users/:id/password-reset')
export class ResetLinksController {
  constructor(private readonly resets: PasswordResets) {}

  /** Makes a link by which somebody sets a new password, once and within an hour. */
  @Post()
  @Access(Role.Admin, PEOPLE)
  @StepUp()
  @Header('cache-control', 'no-store')
  @Problems(400, 404, 409)
  create(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<OneTimeLink> {
    return this.resets.makeLink(actor, id);
  }
}
