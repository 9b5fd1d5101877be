import { OmitType } from '@nestjs/swagger';
import { ListTicketsQuery } from './ticket-list.dto.js';

/** Which tickets: what `GET /tickets` takes, and read as that is. `me` is whoever asks. */
export class TicketFilter extends OmitType(ListTicketsQuery, [
  'limit',
  'cursor',
  'sort',
] as const) {}
