import type { components } from '@client';
import { defineTexts } from '~/texts/index.js';
import type { RuleOperator, RuleValue, TriggerEvent } from './fields.js';

type Schemas = components['schemas'];

const operatorsEn: Record<RuleOperator, string> = {
  ...{ is: 'is', is_not: 'is not', in: 'is one of', not_in: 'is none of' },
  ...{ is_empty: 'is empty', is_not_empty: 'is not empty' },
  ...{ contains: 'contains', not_contains: 'does not contain', starts_with: 'begins with' },
  ...{ at_least: 'is at least', more_than: 'is more than' },
  ...{ at_most: 'is at most', less_than: 'is less than' },
  ...{ includes: 'include', excludes: 'do not include', includes_any: 'include one of' },
};
const operatorsDe: Record<RuleOperator, string> = {
  ...{ is: 'ist', is_not: 'ist nicht', in: 'ist eines von', not_in: 'ist keines von' },
  ...{ is_empty: 'ist leer', is_not_empty: 'ist nicht leer' },
  ...{ contains: 'enthält', not_contains: 'enthält nicht', starts_with: 'beginnt mit' },
  ...{ at_least: 'ist mindestens', more_than: 'ist mehr als' },
  ...{ at_most: 'ist höchstens', less_than: 'ist weniger als' },
  ...{ includes: 'enthalten', excludes: 'enthalten nicht', includes_any: 'enthalten eines von' },
};
/** How a value is asked. */
export const OPERATOR_TEXTS = defineTexts(operatorsEn, { de: operatorsDe });

const eventsEn: Record<TriggerEvent, string> = {
  'ticket.created': 'A ticket is opened',
  'ticket.updated': 'A ticket is changed',
  'conversation.updated': 'A conversation is changed',
  'message.created': 'Somebody writes',
  'sla.warned': 'A target is about to be missed',
  'sla.breached': 'A target is missed',
};
const eventsDe: Record<TriggerEvent, string> = {
  'ticket.created': 'Ein Ticket wird geöffnet',
  'ticket.updated': 'Ein Ticket wird geändert',
  'conversation.updated': 'Ein Gespräch wird geändert',
  'message.created': 'Jemand schreibt',
  'sla.warned': 'Ein Ziel wird bald verfehlt',
  'sla.breached': 'Ein Ziel ist verfehlt',
};
/** What triggers wait for. */
export const EVENT_TEXTS = defineTexts(eventsEn, { de: eventsDe });

const actionsEn: Record<Schemas['RuleActionType'], string> = {
  ...{ set: 'Set', tag: 'Tag', assign: 'Assign', reply: 'Reply', note: 'Internal note' },
  ...{ escalate: 'Escalate', notify: 'Tell by e-mail' },
};
const actionsDe: Record<Schemas['RuleActionType'], string> = {
  ...{ set: 'Setzen', tag: 'Verschlagworten', assign: 'Zuweisen', reply: 'Antworten' },
  ...{ note: 'Interne Notiz', escalate: 'Eskalieren', notify: 'Per E-Mail melden' },
};
/** What rules do. */
export const ACTION_TEXTS = defineTexts(actionsEn, { de: actionsDe });

const targetsEn: Record<Schemas['RuleTarget'], string> = {
  ...{ agent: 'a person', team: 'a team', nobody: 'nobody' },
  round_robin: 'one of a team, in turn',
  least_loaded: 'whoever of a team has least to do',
  by_skill: 'whoever of a team takes the intent',
  assignee: 'whoever has the ticket',
};
const targetsDe: Record<Schemas['RuleTarget'], string> = {
  ...{ agent: 'eine Person', team: 'ein Team', nobody: 'niemanden' },
  round_robin: 'jemand aus einem Team, reihum',
  least_loaded: 'wer in einem Team am wenigsten hat',
  by_skill: 'wer in einem Team das Anliegen übernimmt',
  assignee: 'wer das Ticket hat',
};
/** To whom a ticket is given, or who is told. */
export const TARGET_TEXTS = defineTexts(targetsEn, { de: targetsDe });

const valuesEn: Record<RuleValue | 'resolution', string> = {
  ...{ open: 'Open', auto_resolved: 'Answered by the machine', escalated: 'Escalated' },
  ...{ closed: 'Closed', initialized: 'Opened', active: 'Active' },
  ...{ waiting_for_user: 'Waiting for the customer', waiting_for_agent: 'Waiting for us' },
  ...{ processing: 'In work', resolved: 'Resolved', abandoned: 'Abandoned' },
  ...{ archived: 'Archived', low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },
  ...{ web: 'Web', mobile: 'Mobile', email: 'E-mail', slack: 'Slack', teams: 'Teams', api: 'API' },
  ...{ user: 'Customer', agent: 'Agent', supervisor: 'Supervisor', admin: 'Administrator' },
  ...{ system: 'System', ai_agent: 'Machine', human_agent: 'Staff' },
  ...{ public: 'Public', internal: 'Internal', running: 'Running', paused: 'Paused' },
  ...{ warned: 'Warned', breached: 'Missed', met: 'Met' },
  ...{ first_response: 'First response', next_response: 'Next response' },
  resolution: 'Resolution',
};
const valuesDe: Record<RuleValue | 'resolution', string> = {
  ...{ open: 'Offen', auto_resolved: 'Von der Maschine beantwortet', escalated: 'Eskaliert' },
  ...{ closed: 'Geschlossen', initialized: 'Eröffnet', active: 'Aktiv' },
  ...{ waiting_for_user: 'Wartet auf den Kunden', waiting_for_agent: 'Wartet auf uns' },
  ...{ processing: 'In Arbeit', resolved: 'Gelöst', abandoned: 'Aufgegeben' },
  ...{ archived: 'Archiviert', low: 'Niedrig', normal: 'Normal', high: 'Hoch' },
  ...{ urgent: 'Dringend', web: 'Web', mobile: 'Mobil', email: 'E-Mail', slack: 'Slack' },
  ...{ teams: 'Teams', api: 'API', user: 'Kunde', agent: 'Support', supervisor: 'Leitung' },
  ...{ admin: 'Verwaltung', system: 'System', ai_agent: 'Maschine', human_agent: 'Team' },
  ...{ public: 'Öffentlich', internal: 'Intern', running: 'Läuft', paused: 'Angehalten' },
  ...{ warned: 'Gewarnt', breached: 'Verfehlt', met: 'Eingehalten' },
  ...{ first_response: 'Erste Antwort', next_response: 'Nächste Antwort', resolution: 'Lösung' },
};
/** What values of the API are called. */
export const VALUE_TEXTS = defineTexts(valuesEn, { de: valuesDe });
