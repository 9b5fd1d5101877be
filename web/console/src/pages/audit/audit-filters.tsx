import { Filters } from '~/subjects/filters/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, Select, TextField } from '~/ui/index.js';
import { AUDIT_TEXTS } from './audit.texts.js';
import { type Filter, NO_FILTER, SUBJECTS } from './filter.js';
import { SUBJECT_TEXTS } from './subjects.texts.js';

/** Narrows the log; each field counts at once. */
export function AuditFilters(props: {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}) {
  const texts = useTexts(AUDIT_TEXTS);
  const subjects = useTexts(SUBJECT_TEXTS);
  const { filter, onFilter } = props;
  const field = (name: keyof Filter) => ({
    value: filter[name],
    onChange: ({ target }: { target: { value: string } }) =>
      onFilter({ ...filter, [name]: target.value }),
  });
  const isEmpty = Object.values(filter).every((it) => it === '');
  return (
    <Filters label={texts.filters}>
      <Select
        label={texts.subject}
        value={filter.subject}
        onValue={(subject) => onFilter({ ...filter, subject, subjectId: '' })}
        options={[
          { value: '', label: texts.all },
          ...SUBJECTS.map((value) => ({ value, label: subjects[value] })),
        ]}
      />
      <TextField label={texts.action} placeholder={texts.actionHelp} {...field('action')} />
      <TextField label={texts.actor} inputMode="numeric" {...field('actorId')} />
      <TextField label={texts.subjectId} disabled={filter.subject === ''} {...field('subjectId')} />
      <TextField type="date" label={texts.from} max={filter.to || undefined} {...field('from')} />
      <TextField type="date" label={texts.to} min={filter.from || undefined} {...field('to')} />
      {!isEmpty && <Button onClick={() => onFilter(NO_FILTER)}>{texts.reset}</Button>}
    </Filters>
  );
}
