import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentOrigin,
  CurrentUser,
  type Origin,
  PEOPLE,
  Role,
  WithoutSecondFactor,
} from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { PageQuery } from '../../../platform/common/pagination/page.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { RefreshRequest, SessionPage, SessionView, TokenPair } from './sessions.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('auth')
@Controller('auth')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /**
   * Exchanges a refresh token, once, for a new pair of tokens. One that comes again ends its whole
   * session and every access token of the account: somebody else may have it. Let one tab at a time
   * refresh, or allow for several with `REFRESH_TOKEN_REUSE_GRACE_SECONDS`.
   */
  @Post('refresh')
  @HttpCode(200)
  @Access('anyone')
  @Problems(400, 401, 403, 409)
  refresh(
    @CurrentOrigin() origin: Origin,
    @Body() { refreshToken }: RefreshRequest,
  ): Promise<TokenPair> {
    return this.sessions.refresh(refreshToken, origin);
  }

  /** Ends the session that the refresh token belongs to, and its access tokens. */
  @Post('logout')
  @HttpCode(204)
  @Access('anyone')
  @Problems(400)
  logout(@CurrentOrigin() origin: Origin, @Body() { refreshToken }: RefreshRequest): Promise<void> {
    return this.sessions.end(refreshToken, origin);
  }

  /** The own sessions, newest first: on which device, from where, and when each was refreshed last. */
  @Get('sessions')
  @Access(Role.User, PEOPLE)
  @WithoutSecondFactor()
  @Problems(400)
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<SessionPage> {
    const page = await this.sessions.list(actor, query);
    return { ...page, data: page.data.map((session) => SessionView.of(session, actor)) };
  }

  /** Ends one of the own sessions and its access tokens; somebody else's is not found. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @Access(Role.User, PEOPLE)
  @WithoutSecondFactor()
  @Problems(400, 404)
  endOne(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.sessions.endOne(actor, id);
  }

  /** Ends all sessions of the caller on every device, this one too, and their access tokens. */
  @Post('logout-everywhere')
  @HttpCode(204)
  @Access(Role.User, PEOPLE)
  @WithoutSecondFactor()
  @Problems(400)
  logoutEverywhere(@CurrentUser() actor: Actor): Promise<void> {
    return this.sessions.endAll(actor);
  }
}
