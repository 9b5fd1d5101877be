import { useQuery } from '@tanstack/react-query';
import { Fields } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Checkbox, errorOf, Select, TextField } from '~/ui/index.js';
import type { PolicyContent } from './policy-dialog.js';
import { hoursQuery } from './queries.js';
import { SERVICE_TEXTS } from './service-levels.texts.js';

/** How a policy is called, when it comes, and by which time it counts. */
export function PolicyBasics(props: {
  readonly value: PolicyContent;
  readonly error: unknown;
  readonly onChange: (change: Partial<PolicyContent>) => void;
}) {
  const texts = useTexts(SERVICE_TEXTS);
  const hours = useQuery(hoursQuery).data ?? [];
  const { value, error, onChange } = props;
  return (
    <>
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
          label={texts.order}
          help={texts.orderHelp}
          type="number"
          min={0}
          max={10_000}
          required
          defaultValue={value.order}
          error={errorOf(error, 'order')}
          onChange={({ target }) => onChange({ order: Number(target.value) })}
        />
        <Select
          label={texts.byHours}
          value={value.businessHoursId === null ? '' : String(value.businessHoursId)}
          options={[
            { value: '', label: texts.always },
            ...hours.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          error={errorOf(error, 'businessHoursId')}
          onValue={(id) => onChange({ businessHoursId: id === '' ? null : Number(id) })}
        />
      </Fields>
      <Checkbox
        label={texts.active}
        checked={value.active}
        onChange={({ target }) => onChange({ active: target.checked })}
      />
    </>
  );
}
