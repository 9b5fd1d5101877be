import type { components } from '@client';
import { useState } from 'react';
import { errorWithin, FieldGroup } from '~/subjects/forms/index.js';
import { PRIORITIES, type Priority, PRIORITY_TEXTS } from '~/subjects/intents/index.js';
import { useTexts } from '~/texts/index.js';
import { TextField } from '~/ui/index.js';
import { minutesOf, written } from './minutes.js';
import styles from './service-levels.module.css';
import { SERVICE_TEXTS } from './service-levels.texts.js';

type AllTargets = components['schemas']['SlaTargetsByPriority'];
type Metric = keyof components['schemas']['SlaTargetsBody'];
const METRICS = ['firstResponse', 'nextResponse', 'resolution'] as const satisfies Metric[];

/** How soon, by priority: a small table to write in. */
export function Targets(props: {
  readonly targets: AllTargets;
  readonly error: unknown;
  readonly onTargets: (targets: AllTargets) => void;
}) {
  const texts = useTexts(SERVICE_TEXTS);
  const priorities = useTexts(PRIORITY_TEXTS);
  const { targets, error, onTargets } = props;
  const change = (priority: Priority, metric: Metric, minutes: number | undefined): void => {
    const { [metric]: _, ...others } = targets[priority] ?? {};
    const target = { ...others, ...(minutes !== undefined && { [metric]: minutes }) };
    const { [priority]: __, ...rest } = targets;
    onTargets(Object.keys(target).length === 0 ? rest : { ...rest, [priority]: target });
  };
  const wrong = errorWithin(error, 'targets');
  return (
    <FieldGroup legend={texts.targets} help={texts.targetsHelp}>
      <table className={styles['targets']}>
        <thead>
          <tr>
            <th scope="col">{texts.priority}</th>
            {METRICS.map((metric) => (
              <th key={metric} scope="col">
                {texts[metric]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PRIORITIES.toReversed().map((priority) => (
            <tr key={priority}>
              <th scope="row">{priorities[priority]}</th>
              {METRICS.map((metric) => (
                <td key={metric}>
                  <Duration
                    label={`${priorities[priority]}: ${texts[metric]}`}
                    minutes={targets[priority]?.[metric]}
                    onMinutes={(minutes) => change(priority, metric, minutes)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {wrong && (
        <p role="alert" className={styles['error']}>
          {wrong}
        </p>
      )}
    </FieldGroup>
  );
}

function Duration(props: {
  readonly label: string;
  readonly minutes: number | undefined;
  readonly onMinutes: (minutes: number | undefined) => void;
}) {
  const { badTime } = useTexts(SERVICE_TEXTS);
  const [text, setText] = useState<string>();
  const isBad = text !== undefined && minutesOf(text) === null;
  return (
    <TextField
      label={props.label}
      hideLabel
      placeholder="–"
      value={text ?? written(props.minutes)}
      error={isBad ? badTime : undefined}
      onChange={({ target }) => {
        setText(target.value);
        const minutes = minutesOf(target.value);
        if (minutes !== null) props.onMinutes(minutes);
      }}
      onBlur={() => !isBad && setText(undefined)}
    />
  );
}
