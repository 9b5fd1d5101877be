import { Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { FollowerList, FollowerView } from './follower.dto.js';
import { FollowersService } from './followers.service.js';

@ApiTags('conversations')
@Controller('conversations/:id/followers')
@Scoped('tickets')
@Access(Role.Agent)
@Problems(400, 404)
export class FollowersController {
  constructor(private readonly followers: FollowersService) {}

  /** Who of the staff follows it, longest first; the first 200. */
  @Get()
  async list(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<FollowerList> {
    const followers = await this.followers.list(actor, id);
    return { data: followers.map((it) => FollowerView.of(it)) };
  }

  /** Follows it: `GET /conversations?followed=me` lists it from then on. */
  @Put('me')
  @HttpCode(204)
  follow(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.followers.follow(actor, id);
  }

  /** Follows it no more. */
  @Delete('me')
  @HttpCode(204)
  unfollow(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.followers.unfollow(actor, id);
  }
}
