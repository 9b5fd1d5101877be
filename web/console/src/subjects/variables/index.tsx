import type { components } from '@client';
import { Select } from '~/ui/index.js';

export type Variable = components['schemas']['CannedAnswerVariable'];

/** All variables; one that lacks does not compile. */
const VARIABLES: Readonly<Record<Variable, true>> = {
  'requester.name': true,
  'requester.email': true,
  'ticket.id': true,
  'ticket.status': true,
  'ticket.priority': true,
  'ticket.intent': true,
  'ticket.createdAt': true,
  'agent.name': true,
  'agent.email': true,
  'organization.name': true,
};

/** Puts a variable into a text. */
export function VariableSelect(props: {
  readonly label: string;
  readonly onInsert: (words: string) => void;
}) {
  return (
    <Select
      label={props.label}
      hideLabel
      value=""
      options={[
        { value: '', label: props.label },
        ...Object.keys(VARIABLES).map((it) => ({ value: it, label: `{{${it}}}` })),
      ]}
      onValue={(name) => name !== '' && props.onInsert(`{{${name}}}`)}
    />
  );
}
