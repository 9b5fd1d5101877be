import type { components } from '@client';
import { errorWithin, Fields } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Select, TextField } from '~/ui/index.js';
import { SERVICE_TEXTS } from './service-levels.texts.js';

type WarningBody = components['schemas']['SlaWarningBody'] | null;
type Kind = 'never' | 'share' | 'minutes';
const FRESH: Readonly<Record<Kind, WarningBody>> = {
  ...{ never: null, share: { share: 0.8 }, minutes: { minutes: 30 } },
};

/** When somebody is warned before a target is missed. */
export function Warning(props: {
  readonly warning: WarningBody;
  readonly error: unknown;
  readonly onWarning: (warning: WarningBody) => void;
}) {
  const texts = useTexts(SERVICE_TEXTS);
  const { warning, error, onWarning } = props;
  const kind = kindOf(warning);
  const wrong = errorWithin(error, 'warning');
  return (
    <Fields>
      <Select<Kind>
        label={texts.warning}
        value={kind}
        options={[
          { value: 'never', label: texts.never },
          { value: 'share', label: texts.share },
          { value: 'minutes', label: texts.minutes },
        ]}
        onValue={(next) => onWarning(FRESH[next])}
      />
      {kind === 'share' && (
        <TextField
          key="share"
          label={texts.warningShare}
          type="number"
          min={1}
          max={99}
          error={wrong}
          defaultValue={Math.round((warning?.share ?? 0) * 100)}
          onChange={({ target }) => onWarning({ share: Number(target.value) / 100 })}
        />
      )}
      {kind === 'minutes' && (
        <TextField
          key="minutes"
          label={texts.warningMinutes}
          type="number"
          min={1}
          error={wrong}
          defaultValue={warning?.minutes}
          onChange={({ target }) => onWarning({ minutes: Number(target.value) })}
        />
      )}
    </Fields>
  );
}

function kindOf(warning: WarningBody): Kind {
  if (warning === null) return 'never';
  return warning.minutes === undefined ? 'share' : 'minutes';
}
