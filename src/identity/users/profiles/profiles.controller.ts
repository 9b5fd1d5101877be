import { Body, Controller, Get, Headers, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, PEOPLE, Role } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { ChecksIfMatch, Tagged } from '../../../platform/common/http/entity-tags.js';
import { etagOf } from '../../../platform/common/http/etag.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { OwnProfileView, ProfileView } from './profile.dto.js';
import { ChangeOwnProfile, ChangeProfile } from './profile-change.dto.js';
import { ProfilesService } from './profiles.service.js';

// When somebody was seen is no change: whoever looks at their own profile would have changed it.
const tagOf = ({ version }: OwnProfileView): string => etagOf(version);

@ApiTags('users')
@Controller('users')
export class ProfilesController {
  constructor(private readonly profiles: ProfilesService) {}

  /** The profile of the signed-in user. */
  @Get('me/profile')
  @Access(Role.User, PEOPLE)
  @Tagged(tagOf)
  async own(@CurrentUser() actor: Actor): Promise<OwnProfileView> {
    return OwnProfileView.of(await this.profiles.get(actor, actor.id));
  }

  /** Changes what people say of themselves. */
  @Patch('me/profile')
  @Access(Role.User, PEOPLE)
  @ChecksIfMatch()
  @Tagged(tagOf)
  @Problems(400)
  async changeOwn(
    @CurrentUser() actor: Actor,
    @Body() change: ChangeOwnProfile,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<OwnProfileView> {
    return OwnProfileView.of(await this.profiles.changeOwn(actor, change, ifMatch));
  }

  /** What is known of somebody; the staff sees anybody's. */
  @Get(':id/profile')
  @Access(Role.Agent)
  @Tagged(tagOf)
  @Problems(400, 404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<ProfileView> {
    return ProfileView.of(await this.profiles.get(actor, id));
  }

  /** Changes what is known of a customer; that of the staff is for admins. */
  @Patch(':id/profile')
  @Access(Role.Agent)
  @ChecksIfMatch()
  @Tagged(tagOf)
  @Problems(400, 404)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeProfile,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ProfileView> {
    return ProfileView.of(await this.profiles.changeAny(actor, id, change, ifMatch));
  }
}
