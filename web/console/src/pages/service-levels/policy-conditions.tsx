import type { components } from '@client';
import { Choices, errorWithin, FieldGroup, Fields, ListField } from '~/subjects/forms/index.js';
import { PRIORITIES, PRIORITY_TEXTS } from '~/subjects/intents/index.js';
import { VALUE_TEXTS } from '~/subjects/rules/index.js';
import { useTeams } from '~/subjects/teams/index.js';
import { useTexts } from '~/texts/index.js';
import { SERVICE_TEXTS } from './service-levels.texts.js';

type Conditions = components['schemas']['SlaConditionsBody'];
const CHANNELS = ['web', 'mobile', 'email', 'slack', 'teams', 'api'] as const;

/** For which tickets a policy is. */
export function PolicyConditions(props: {
  readonly conditions: Conditions;
  readonly error: unknown;
  readonly onConditions: (conditions: Conditions) => void;
}) {
  const texts = useTexts(SERVICE_TEXTS);
  const priorities = useTexts(PRIORITY_TEXTS);
  const values = useTexts(VALUE_TEXTS);
  const teams = useTeams();
  const { conditions, error, onConditions } = props;
  const change = (next: Conditions): void => {
    const all = Object.entries({ ...conditions, ...next });
    onConditions(Object.fromEntries(all.filter(([, list]) => list.length > 0)));
  };
  return (
    <FieldGroup legend={texts.conditions} help={texts.conditionsHelp}>
      <Choices
        legend={texts.priorities}
        options={PRIORITIES.map((value) => ({ value, label: priorities[value] }))}
        values={conditions.priorities ?? []}
        onValues={(next) => change({ priorities: next })}
      />
      <Choices
        legend={texts.channels}
        options={CHANNELS.map((value) => ({ value, label: values[value] }))}
        values={CHANNELS.filter((it) => conditions.channels?.includes(it))}
        onValues={(channels) => change({ channels })}
      />
      {teams.length > 0 && (
        <Choices
          legend={texts.teams}
          options={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
          values={(conditions.teamIds ?? []).map(String)}
          onValues={(ids) => change({ teamIds: ids.map(Number) })}
        />
      )}
      <Fields>
        <ListField
          label={texts.tags}
          values={conditions.tags ?? []}
          error={errorWithin(error, 'conditions.tags')}
          onValues={(tags) => change({ tags })}
        />
        <ListField
          label={texts.tiers}
          values={conditions.requesterTiers ?? []}
          error={errorWithin(error, 'conditions.requesterTiers')}
          onValues={(requesterTiers) => change({ requesterTiers })}
        />
      </Fields>
    </FieldGroup>
  );
}
