import { errorWithin, FieldGroup, FORM_TEXTS } from '~/subjects/forms/index.js';
import { useLanguage, useTexts } from '~/texts/index.js';
import { Button, IconButton, TextField } from '~/ui/index.js';
import styles from './service-levels.module.css';
import { SERVICE_TEXTS } from './service-levels.texts.js';
import { forField, fromField, type Interval, mondayToFriday, WEEKDAYS } from './week.js';

/** When somebody is there on each day of the week. */
export function WeekFields(props: {
  readonly weekly: readonly Interval[];
  readonly error: unknown;
  readonly onWeekly: (weekly: Interval[]) => void;
}) {
  const texts = useTexts(SERVICE_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const { weekly, error, onWeekly } = props;
  const nameOf = useDayNames();
  const change = (at: number, next: Partial<Interval>): void =>
    onWeekly(weekly.map((it, place) => (place === at ? { ...it, ...next } : it)));
  const wrong = errorWithin(error, 'weekly');
  return (
    <FieldGroup legend={texts.week} help={texts.weekHelp}>
      <div className={styles['week']}>
        {WEEKDAYS.map((day, dayAt) => (
          <div key={day} className={styles['day']}>
            <span className={styles['dayName']}>{nameOf(dayAt)}</span>
            <div className={styles['times']}>
              {!weekly.some((it) => it.day === day) && (
                <span className={styles['soft']}>{texts.closed}</span>
              )}
              {weekly.map((interval, at) =>
                interval.day !== day ? null : (
                  <span key={at} className={styles['time']}>
                    <TextField
                      label={texts.from(nameOf(dayAt))}
                      hideLabel
                      type="time"
                      required
                      value={interval.from}
                      onChange={({ target }) => change(at, { from: target.value })}
                    />
                    –
                    <TextField
                      label={texts.to(nameOf(dayAt))}
                      hideLabel
                      type="time"
                      required
                      value={forField(interval.to)}
                      onChange={({ target }) => change(at, { to: fromField(target.value) })}
                    />
                    <IconButton
                      size="small"
                      label={texts.removeTime(nameOf(dayAt))}
                      onClick={() => onWeekly(weekly.toSpliced(at, 1))}
                    >
                      ×
                    </IconButton>
                  </span>
                ),
              )}
              <Button
                size="small"
                kind="quiet"
                aria-label={`${texts.addTime}: ${nameOf(dayAt)}`}
                onClick={() => onWeekly([...weekly, { day, from: '09:00', to: '17:00' }])}
              >
                {`+ ${form.add}`}
              </Button>
            </div>
          </div>
        ))}
      </div>
      {wrong && (
        <p role="alert" className={styles['error']}>
          {wrong}
        </p>
      )}
      <div>
        <Button size="small" onClick={() => onWeekly(mondayToFriday(weekly))}>
          {texts.copyWeek}
        </Button>
      </div>
    </FieldGroup>
  );
}

/** What the days are called, Monday first. */
function useDayNames(): (at: number) => string {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return (at) => format.format(Date.UTC(2024, 0, 1 + at));
}
