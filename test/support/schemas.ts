import type { components } from '../../clients/typescript/src/schema.js';

/** What the API sends and takes, as its description says: no test writes it down a second time. */
type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type ApiKey = Schema<'ApiKeyView'>;
export type Activity = Schema<'ActivityView'>;
export type AuditEvent = Schema<'AuditEventView'>;
export type BusinessHours = Schema<'BusinessHoursView'>;
export type Conversation = Schema<'ConversationView'>;
export type Bulk = Schema<'BulkView'>;
export type CannedAnswer = Schema<'CannedAnswerView'>;
export type Contradiction = Schema<'ContradictionView'>;
export type Drift = Schema<'DriftView'>;
export type Example = Schema<'ExampleView'>;
export type Feedback = Schema<'FeedbackView'>;
export type Intent = Schema<'IntentView'>;
export type Label = Schema<'LabelView'>;
export type ListedTicket = Schema<'ListedTicket'>;
export type Message = Schema<'MessageView'>;
export type Model = Schema<'ModelView'>;
export type NamedExample = Schema<'NamedExampleView'>;
export type NewKey = Schema<'CreatedApiKey'>;
export type PageMeta = Schema<'PageMeta'>;
export type Policy = Schema<'PolicyView'>;
export type Problem = Schema<'Problem'>;
export type Replay = Schema<'ReplayView'>;
export type Firing = Schema<'FiringView'>;
export type Rule = Schema<'RuleView'>;
export type RuleTrial = Schema<'TrialView'>;
export type SavedView = Schema<'SavedViewView'>;
export type Session = Schema<'SessionView'>;
export type Team = Schema<'TeamView'>;
export type Ticket = Schema<'TicketView'>;
export type SlaPolicy = Schema<'SlaPolicyView'>;
export type Thread = Schema<'ThreadView'>;
export type TokenPair = Schema<'TokenPair'>;
export type Transition = Schema<'TransitionView'>;
export type User = Schema<'UserView'>;
