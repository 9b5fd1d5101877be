import { Body, Controller, Get, Headers, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { etagOf } from '../../platform/common/http/etag.js';
import { ChangeEscalationSettings, EscalationSettingsView } from './escalation-settings.dto.js';
import { EscalationSettingsService } from './escalation-settings.service.js';

const versionOf = ({ version }: EscalationSettingsView): string => etagOf(version);

@ApiTags('sla')
@Controller('escalation-settings')
@Access(Role.Admin)
export class EscalationSettingsController {
  constructor(private readonly settings: EscalationSettingsService) {}

  /** Which reasons take a conversation to a person, beside what the decision on a message says. */
  @Get()
  @Tagged(versionOf)
  async get(@CurrentUser() actor: Actor): Promise<EscalationSettingsView> {
    return EscalationSettingsView.of(await this.settings.get(actor));
  }

  /** Switches reasons on or off; it counts from the next message on. */
  @Patch()
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(400)
  async change(
    @CurrentUser() actor: Actor,
    @Body() change: ChangeEscalationSettings,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<EscalationSettingsView> {
    return EscalationSettingsView.of(await this.settings.change(actor, change, ifMatch));
  }
}
