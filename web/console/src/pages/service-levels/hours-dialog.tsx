import { api, read } from '~/api/index.js';
import { ofVersion, useSave } from '~/api/use-save.js';
import {
  DeleteButton,
  Fields,
  Form,
  FORM_TEXTS,
  FormProblem,
  SaveBar,
  useDraft,
} from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Dialog, errorOf, notify, TextField } from '~/ui/index.js';
import { HolidayFields } from './holiday-fields.js';
import type { Hours } from './queries.js';
import { SERVICE_TEXTS } from './service-levels.texts.js';
import { USUAL_WEEK } from './week.js';
import { WeekFields } from './week-fields.js';

type Content = Pick<Hours, 'name' | 'timeZone' | 'weekly' | 'holidays'>;

const ZONES = Intl.supportedValuesOf('timeZone');
const NEW: Content = {
  ...{ name: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
  ...{ weekly: USUAL_WEEK, holidays: [] },
};

/** Makes business hours or changes them. */
export function HoursDialog(props: {
  readonly hours: Hours | undefined;
  readonly onClose: () => void;
}) {
  const texts = useTexts(SERVICE_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const { hours, onClose } = props;
  const draft = useDraft(hours ? pick(hours) : NEW);
  const { value, set } = draft;
  const saving = useSave({
    save: () => {
      if (!hours) return read(api.POST('/api/v1/business-hours', { body: value }));
      const params = { path: { id: hours.id }, header: ofVersion(hours) };
      return read(api.PATCH('/api/v1/business-hours/{id}', { params, body: draft.changed }));
    },
    touches: [['business-hours']],
    onSaved: () => {
      notify({ text: form.saved });
      onClose();
    },
  });
  const { error } = saving;
  return (
    <Dialog open onClose={onClose} wide title={hours?.name ?? texts.newHours}>
      <Form label={texts.hours} onSubmit={() => saving.mutate(undefined)}>
        <FormProblem error={error} fields={['name', 'timeZone', 'weekly', 'holidays']} />
        <Fields>
          <TextField
            label={texts.name}
            required
            maxLength={100}
            value={value.name}
            error={errorOf(error, 'name')}
            onChange={({ target }) => set({ name: target.value })}
          />
          <TextField
            label={texts.timeZone}
            required
            list="time-zones"
            value={value.timeZone}
            error={errorOf(error, 'timeZone')}
            onChange={({ target }) => set({ timeZone: target.value })}
          />
        </Fields>
        <datalist id="time-zones">
          {ZONES.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <WeekFields weekly={value.weekly} error={error} onWeekly={(weekly) => set({ weekly })} />
        <HolidayFields
          holidays={value.holidays}
          error={error}
          onHolidays={(holidays) => set({ holidays })}
        />
        <SaveBar
          isDirty={draft.isDirty}
          busy={saving.isPending}
          label={hours ? form.save : form.create}
        >
          {hours && (
            <DeleteButton
              title={texts.deleteHours(hours.name)}
              onDelete={() =>
                api.DELETE('/api/v1/business-hours/{id}', {
                  params: { path: { id: hours.id }, header: ofVersion(hours) },
                })
              }
              touches={[['business-hours']]}
              onDeleted={onClose}
            >
              <p>{texts.deleteHoursLead}</p>
            </DeleteButton>
          )}
        </SaveBar>
      </Form>
    </Dialog>
  );
}

function pick({ name, timeZone, weekly, holidays }: Hours): Content {
  return { name, timeZone, weekly, holidays };
}
