import type { Setting } from '~/subjects/policy/policy.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Select } from '~/ui/index.js';
import { DIAL_TEXTS } from './dial.texts.js';
import { Slider } from './slider.js';

const BY = ['threshold', 'target'] as const;
const MODES = ['live', 'shadow'] as const;
const LEVELS = [0.8, 0.9, 0.95, 0.99] as const;

/** What is turned: the threshold itself, or the share of wrong answers that it is to keep. */
export function Sliders(props: {
  readonly setting: Setting;
  /** About where the threshold comes to lie; null where nothing would be answered. */
  readonly estimated: number | null;
  readonly onChange: (setting: Setting) => void;
  readonly onRelease: () => void;
}) {
  const texts = useTexts(DIAL_TEXTS);
  const format = useFormat();
  const { setting, estimated, onChange, onRelease } = props;
  const levels = LEVELS.some((it) => it === setting.confidenceLevel)
    ? LEVELS
    : [setting.confidenceLevel, ...LEVELS];
  return (
    <>
      <Select
        label={texts.by}
        value={setting.by}
        options={BY.map((value) => ({
          value,
          label: value === 'threshold' ? texts.byThreshold : texts.byTarget,
        }))}
        onValue={(by) => onChange({ ...setting, by })}
      />
      {setting.by === 'threshold' ? (
        <Slider
          label={texts.threshold}
          value={setting.threshold}
          range={{ min: 0.2, max: 0.999, step: 0.001 }}
          digits={1}
          onValue={(threshold) => onChange({ ...setting, threshold })}
          onRelease={onRelease}
        />
      ) : (
        <>
          <Slider
            label={texts.target}
            value={setting.target}
            range={{ min: 0.001, max: 0.2, step: 0.001 }}
            digits={1}
            onValue={(target) => onChange({ ...setting, target })}
            onRelease={onRelease}
          />
          <Select
            label={texts.level}
            value={String(setting.confidenceLevel)}
            options={levels.map((it) => ({ value: String(it), label: format.percent(it, 1) }))}
            onValue={(value) => onChange({ ...setting, confidenceLevel: Number(value) })}
          />
          <p role="status">
            {estimated === null ? texts.impossible : texts.estimate(format.percent(estimated, 1))}
          </p>
        </>
      )}
      <Select
        label={texts.mode}
        value={setting.mode}
        options={MODES.map((value) => ({ value, label: texts[value] }))}
        onValue={(mode) => onChange({ ...setting, mode })}
      />
    </>
  );
}
