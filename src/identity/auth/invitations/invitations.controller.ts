import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentOrigin,
  CurrentUser,
  type Origin,
  PEOPLE,
  Role,
  StepUp,
} from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { PageQuery } from '../../../platform/common/pagination/page.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { UserView } from '../../users/index.js';
import {
  AcceptInvitation,
  CreatedInvitation,
  CreateInvitation,
  InvitationPage,
  InvitationView,
} from './invitation.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('users')
@Controller('invitations')
@Problems(400)
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /** Invites somebody, by mail or, where none are sent, by a link that this answer shows once. */
  @Post()
  @Access(Role.Admin, PEOPLE)
  @StepUp()
  @Header('cache-control', 'no-store')
  @Problems(409)
  create(
    @CurrentUser() actor: Actor,
    @Body() invitation: CreateInvitation,
  ): Promise<CreatedInvitation> {
    return this.invitations.create(actor, invitation);
  }

  /** The invitations that can be accepted still, newest first. */
  @Get()
  @Access(Role.Admin)
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<InvitationPage> {
    const page = await this.invitations.list(actor, query);
    return { ...page, data: page.data.map((link) => InvitationView.of(link)) };
  }

  /** Takes an invitation back: its link is none any more. */
  @Delete(':id')
  @HttpCode(204)
  @Access(Role.Admin, PEOPLE)
  @Problems(404)
  withdraw(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.invitations.withdraw(actor, id);
  }

  /** Makes the account of whoever was invited, once. */
  @Post('accept')
  @Access('anyone')
  @Problems(403, 409)
  async accept(
    @CurrentOrigin() origin: Origin,
    @Body() accepted: AcceptInvitation,
  ): Promise<UserView> {
    return UserView.of(await this.invitations.accept(accepted, origin));
  }
}
