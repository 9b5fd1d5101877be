import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/index.js';
import { Database } from '../../../platform/database/index.js';
import { soundContent } from '../book/rule-content.js';
import { RulesService } from '../book/rules.service.js';
import { wouldChange } from '../core/effect-of.js';
import { matches } from '../core/matches.js';
import type { RuleContent } from '../core/validate-rule.js';
import { type EventFacts, factsOf, type KnownTicket } from '../firing/known-ticket.js';
import { TicketFacts } from '../firing/ticket-facts.js';
import {
  MOST_SHOWN,
  type TrialMatch,
  type TrialView,
  triedOf,
  type TryDraft,
  type TryRule,
} from './trial.dto.js';

const BATCH = 200;
const NEWEST = `
  SELECT id FROM tickets WHERE organization_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2`;

/** Asks past tickets what a rule would have done, as they are now; nothing of them is changed. */
@Injectable()
export class TrialsService {
  constructor(
    private readonly database: Database,
    private readonly rules: RulesService,
    private readonly facts: TicketFacts,
  ) {}

  /** @throws RuleNotFoundError */
  async ofRule(actor: Actor, id: number, wanted: TryRule): Promise<TrialView> {
    return this.run(actor, await this.rules.get(actor, id), triedOf(wanted));
  }

  /** @throws ValidationError */
  async ofDraft(actor: Actor, { tickets, ...draft }: TryDraft): Promise<TrialView> {
    return this.run(actor, soundContent(draft), triedOf(tickets === undefined ? {} : { tickets }));
  }

  private async run(actor: Actor, rule: RuleContent, most: number): Promise<TrialView> {
    const { organizationId } = actor;
    const rows = await this.database
      .of(actor)
      .query<{ id: number }>(NEWEST, [organizationId, most]);
    const found = { tried: 0, matched: 0, matches: [] as TrialMatch[] };
    for (let at = 0; at < rows.length; at += BATCH) {
      const ids = rows.slice(at, at + BATCH).map(({ id }) => id);
      for (const known of await this.facts.many(actor, ids)) {
        found.tried++;
        // Long texts are looked through, too: others have their turn between two tickets.
        if (found.tried % 20 === 0) await turn();
        this.ask(rule, known, found);
      }
    }
    return found;
  }

  private ask(
    { conditions, actions }: RuleContent,
    known: KnownTicket,
    found: { matched: number; readonly matches: TrialMatch[] },
  ): void {
    const facts = factsOf(known, ANY_EVENT);
    if (!matches(conditions, facts)) return;
    found.matched++;
    if (found.matches.length >= MOST_SHOWN) return;
    const would = actions.map((action) => ({
      type: action.type,
      changes: wouldChange(action, facts),
    }));
    found.matches.push({ ticketId: known.ticketId, actions: would });
  }
}

/** What an event would have told is not known of past tickets. */
const ANY_EVENT: EventFacts = {};
