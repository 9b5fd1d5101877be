import type { components } from '@client';
import { Fields } from '~/subjects/forms/index.js';
import { TARGET_TEXTS } from '~/subjects/rules/index.js';
import { useStaff } from '~/subjects/staff/index.js';
import { useTeams } from '~/subjects/teams/index.js';
import { useTexts } from '~/texts/index.js';
import { errorOf, Select } from '~/ui/index.js';
import type { ActionProps } from './action-fields.js';
import { RULE_TEXTS } from './rule.texts.js';

type Target = components['schemas']['RuleTarget'];
const ASSIGNEES = ['agent', 'team', 'round_robin', 'least_loaded', 'by_skill', 'nobody'] as const;
const RECIPIENTS = ['assignee', 'team'] as const;

/** To whom a ticket is given. */
export function AssignFields({ action, path, error, onAction }: ActionProps) {
  const texts = useTexts(RULE_TEXTS);
  const targets = useTexts(TARGET_TEXTS);
  const staff = useStaff();
  const teams = useTeams();
  const to = action.to ?? 'team';
  const chosen = to === 'agent' ? action.agentId : action.teamId;
  const people = staff.map(({ id, email }) => ({ value: String(id), label: email }));
  const groups = teams.map(({ id, name }) => ({ value: String(id), label: name }));
  const choose = (value: string): void => {
    const id = value === '' ? {} : { [to === 'agent' ? 'agentId' : 'teamId']: Number(value) };
    onAction({ type: 'assign', to, ...id });
  };
  return (
    <Fields>
      <Select<Target>
        label={texts.assignTo}
        value={to}
        options={ASSIGNEES.map((value) => ({ value, label: targets[value] }))}
        error={errorOf(error, `${path}.to`)}
        onValue={(next) => onAction({ type: 'assign', to: next })}
      />
      {to !== 'nobody' && (
        <Select
          label={to === 'agent' ? texts.person : texts.team}
          value={chosen === undefined ? '' : String(chosen)}
          options={[{ value: '', label: texts.choose }, ...(to === 'agent' ? people : groups)]}
          error={errorOf(error, `${path}.${to === 'agent' ? 'agentId' : 'teamId'}`)}
          onValue={choose}
        />
      )}
    </Fields>
  );
}

/** Who is told by e-mail. */
export function NotifyTarget({ action, path, error, onAction }: ActionProps) {
  const texts = useTexts(RULE_TEXTS);
  const targets = useTexts(TARGET_TEXTS);
  return (
    <Select<Target>
      label={texts.assignTo}
      value={action.to ?? 'assignee'}
      options={RECIPIENTS.map((value) => ({ value, label: targets[value] }))}
      error={errorOf(error, `${path}.to`)}
      onValue={(to) => onAction({ ...action, to })}
    />
  );
}
