import { Fields } from '~/subjects/forms/index.js';
import { EVENT_TEXTS, EVENTS } from '~/subjects/rules/index.js';
import { useTexts } from '~/texts/index.js';
import { errorOf, Select, TextField } from '~/ui/index.js';
import { RULE_TEXTS } from './rule.texts.js';
import type { Content } from './rule-form.js';

/** How a rule is called, when it comes, and what it looks at. */
export function RuleBasics(props: {
  readonly value: Content;
  readonly isNew: boolean;
  readonly error: unknown;
  readonly onChange: (change: Partial<Content>) => void;
}) {
  const texts = useTexts(RULE_TEXTS);
  const events = useTexts(EVENT_TEXTS);
  const { value, isNew, error, onChange } = props;
  return (
    <Fields>
      <TextField
        label={texts.name}
        required
        maxLength={100}
        value={value.name}
        error={errorOf(error, 'name')}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <TextField
        label={texts.position}
        help={texts.positionHelp}
        type="number"
        min={0}
        max={10_000}
        required
        defaultValue={value.position}
        error={errorOf(error, 'position')}
        onChange={({ target }) => onChange({ position: Number(target.value) })}
      />
      <Select
        label={texts.kind}
        disabled={!isNew}
        help={isNew ? undefined : texts.kindFixed}
        value={value.kind}
        options={[
          { value: 'trigger', label: texts.trigger },
          { value: 'automation', label: texts.automation },
        ]}
        onValue={(kind) => onChange({ kind, event: kind === 'trigger' ? 'ticket.created' : null })}
      />
      {value.event !== null && (
        <Select
          label={texts.event}
          disabled={!isNew}
          value={value.event}
          options={EVENTS.map((it) => ({ value: it, label: events[it] }))}
          error={errorOf(error, 'event')}
          onValue={(event) => onChange({ event })}
        />
      )}
    </Fields>
  );
}
