import { Injectable } from '@nestjs/common';
import { OrganizationDirectory } from '../../identity/organizations/index.js';
import { ProfilesService, UsersService } from '../../identity/users/index.js';
import type { Actor } from '../../platform/access/index.js';
import { TicketReading, type TicketView } from '../tickets/index.js';
import { type RenderCannedAnswer, RenderedCannedAnswer } from './canned-answer.dto.js';
import type { CannedAnswer } from './canned-answer.entity.js';
import { CannedAnswersService } from './canned-answers.service.js';
import { fill, type VariableValues } from './variables.js';

/** Canned answers become texts to send. */
@Injectable()
export class CannedAnswerRendering {
  constructor(
    private readonly answers: CannedAnswersService,
    private readonly tickets: TicketReading,
    private readonly users: UsersService,
    private readonly profiles: ProfilesService,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** @throws CannedAnswerNotFoundError, TicketNotFoundError */
  async render(
    actor: Actor,
    id: number,
    wanted: RenderCannedAnswer,
  ): Promise<RenderedCannedAnswer> {
    const answer = await this.answers.get(actor, id);
    const { ticketId } = wanted;
    const ticket = ticketId === undefined ? null : await this.tickets.get(actor, ticketId);
    const language = languageOf(answer, wanted.language ?? ticket?.language);
    const body = language === null ? answer.body : (answer.bodies[language] ?? answer.body);
    const filled = fill(body, await this.valuesOf(actor, ticket));
    await this.answers.countUse(actor, id);
    return RenderedCannedAnswer.of(filled, language);
  }

  private async valuesOf(actor: Actor, ticket: TicketView | null): Promise<VariableValues> {
    const ids = [actor.id, ...(ticket ? [ticket.requesterId] : [])];
    const [names, agent, organization, requester] = await Promise.all([
      this.profiles.names(actor, ids),
      this.users.find(actor, actor.id),
      this.organizations.get(actor.organizationId),
      ticket && this.users.find(actor, ticket.requesterId),
    ]);
    return {
      'agent.name': names.get(actor.id) ?? '',
      ...(ticket && { 'requester.name': names.get(ticket.requesterId) ?? '' }),
      ...(agent && { 'agent.email': agent.email }),
      ...(organization && { 'organization.name': organization.name }),
      ...(requester && { 'requester.email': requester.email }),
      ...(ticket && {
        'ticket.id': String(ticket.id),
        'ticket.status': ticket.status,
        'ticket.priority': ticket.priority,
        'ticket.intent': ticket.intent ?? '',
        'ticket.createdAt': ticket.createdAt,
      }),
    };
  }
}

function languageOf({ bodies }: CannedAnswer, wanted: string | null | undefined): string | null {
  return wanted && Object.hasOwn(bodies, wanted) ? wanted : null;
}
