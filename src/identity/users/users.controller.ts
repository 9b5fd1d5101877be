import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentUser,
  PEOPLE,
  Role,
  Scoped,
  StepUp,
  WithoutSecondFactor,
} from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { AccountAdministration } from './account-administration.js';
import { ChangeRole, ChangeUser, ListUsersQuery, UserPage, UserView } from './user.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly accounts: AccountAdministration,
  ) {}

  /** The signed-in user. */
  @Get('me')
  @Scoped('any')
  @Access(Role.User)
  @WithoutSecondFactor()
  async me(@CurrentUser() actor: Actor): Promise<UserView> {
    return UserView.of(await this.users.get(actor, actor.id));
  }

  /** All users, oldest first. */
  @Get()
  @Access(Role.Admin)
  @Problems(400)
  async list(@CurrentUser() actor: Actor, @Query() query: ListUsersQuery): Promise<UserPage> {
    const page = await this.users.list(actor, query);
    return { ...page, data: page.data.map((user) => UserView.of(user)) };
  }

  /** One user. */
  @Get(':id')
  @Access(Role.Admin)
  @Problems(400, 404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<UserView> {
    return UserView.of(await this.users.get(actor, id));
  }

  /** Disables or enables an account; a disabled one is signed out at once. */
  @Patch(':id')
  @Access(Role.Admin, PEOPLE)
  @Problems(400, 404, 409)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() { disabled }: ChangeUser,
  ): Promise<UserView> {
    return UserView.of(await this.accounts.setDisabled(actor, id, disabled));
  }

  /** Changes what a user may do, from the next request on. */
  @StepUp()
  @Patch(':id/role')
  @Access(Role.Admin, PEOPLE)
  @Problems(400, 404, 409)
  async changeRole(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() { role }: ChangeRole,
  ): Promise<UserView> {
    return UserView.of(await this.accounts.changeRole(actor, id, role));
  }

  /** Deletes an account and the texts that it left; its tickets stay, without their message. */
  @StepUp()
  @Delete(':id')
  @HttpCode(204)
  @Access(Role.Admin, PEOPLE)
  @Problems(400, 404, 409)
  delete(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.accounts.delete(actor, id);
  }
}
