import type { components } from '@client';
import { errorWithin, FieldGroup, FORM_TEXTS } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, IconButton, TextField } from '~/ui/index.js';
import styles from './service-levels.module.css';
import { SERVICE_TEXTS } from './service-levels.texts.js';
import { forField, fromField } from './week.js';

type Holiday = components['schemas']['HolidayBody'];

/** When nobody is there all the same. */
export function HolidayFields(props: {
  readonly holidays: readonly Holiday[];
  readonly error: unknown;
  readonly onHolidays: (holidays: Holiday[]) => void;
}) {
  const texts = useTexts(SERVICE_TEXTS);
  const { holidays, error, onHolidays } = props;
  return (
    <FieldGroup legend={texts.holidays} help={texts.allDay}>
      <ul className={styles['holidays']}>
        {holidays.map((holiday, at) => (
          <HolidayRow
            key={at}
            holiday={holiday}
            error={errorWithin(error, `holidays[${at}]`) ?? errorWithin(error, `holidays.${at}`)}
            onHoliday={(next) => onHolidays(holidays.with(at, next))}
            onRemove={() => onHolidays(holidays.toSpliced(at, 1))}
          />
        ))}
      </ul>
      <div>
        <Button size="small" onClick={() => onHolidays([...holidays, { date: '' }])}>
          {texts.addHoliday}
        </Button>
      </div>
    </FieldGroup>
  );
}

function HolidayRow(props: {
  readonly holiday: Holiday;
  readonly error: string | undefined;
  readonly onHoliday: (holiday: Holiday) => void;
  readonly onRemove: () => void;
}) {
  const texts = useTexts(SERVICE_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const { holiday, error, onHoliday, onRemove } = props;
  /** An empty field is left out. */
  const change = (name: keyof Holiday, value: string): void => {
    const { [name]: _, ...others } = holiday;
    onHoliday({ date: holiday.date, ...others, ...(value !== '' && { [name]: value }) });
  };
  return (
    <li>
      <TextField
        label={texts.date}
        type="date"
        required
        value={holiday.date}
        error={error}
        onChange={({ target }) => onHoliday({ ...holiday, date: target.value })}
      />
      <TextField
        label={texts.holidayName}
        maxLength={100}
        value={holiday.name ?? ''}
        onChange={({ target }) => change('name', target.value)}
      />
      <TextField
        label={texts.holidayFrom}
        type="time"
        value={holiday.from ?? ''}
        onChange={({ target }) => change('from', target.value)}
      />
      <TextField
        label={texts.holidayTo}
        type="time"
        value={forField(holiday.to ?? '')}
        onChange={({ target }) => change('to', fromField(target.value))}
      />
      <IconButton label={form.remove} onClick={onRemove}>
        ×
      </IconButton>
    </li>
  );
}
