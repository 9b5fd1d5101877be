import { ConfidenceLine, DECISION_TEXTS, OutcomeBadge } from '~/subjects/decision/index.js';
import { useFormat, useLanguage, useTexts } from '~/texts/index.js';
import { Facts, Panel, Row, Stack } from '~/ui/index.js';
import { Alternatives } from './alternatives.js';
import styles from './lab.module.css';
import { LAB_TEXTS } from './lab.texts.js';
import { Nearest } from './nearest.js';
import type { Preview } from './use-preview.js';

/** What would become of the message, how sure that is, and what else it could be. */
export function Verdict(props: { readonly view: Preview; readonly before: Preview | undefined }) {
  const texts = useTexts(LAB_TEXTS);
  const says = useTexts(DECISION_TEXTS);
  const format = useFormat();
  const language = useLanguage();
  const { view, before } = props;
  const languageName = view.language
    ? new Intl.DisplayNames(language, { type: 'language' }).of(view.language)
    : '–';
  return (
    <Stack>
      <Panel title={texts.verdict}>
        <Row>
          <OutcomeBadge outcome={view.outcome} />
          <span>{says[view.reason]}</span>
        </Row>
        <p className={styles['intent']}>{view.intent ?? says.none}</p>
        {view.confidence !== null && (
          <>
            <ConfidenceLine
              confidence={view.confidence}
              threshold={view.threshold}
              before={before?.confidence ?? undefined}
            />
            <p>
              {says.confidence} {format.percent(view.confidence, 1)}
              {view.threshold !== null &&
                ` · ${says.threshold} ${format.percent(view.threshold, 1)} · `}
              {view.threshold !== null && <Distance view={view} />}
            </p>
          </>
        )}
        {typeof before?.confidence === 'number' && (
          <p className={styles['soft']}>
            {texts.before(format.percent(before.confidence, 1), before.intent ?? says.none)}
          </p>
        )}
        <Facts
          facts={[
            [
              texts.familiarity,
              view.familiarity === null ? '–' : format.percent(view.familiarity, 1),
            ],
            [texts.language, view.languageKnown ? languageName : texts.strange],
          ]}
        />
        {view.answer !== null && (
          <details>
            <summary>{texts.answer}</summary>
            <p className={styles['answer']} dir="auto">
              {view.answer}
            </p>
          </details>
        )}
      </Panel>
      <Alternatives view={view} />
      <Nearest view={view} />
    </Stack>
  );
}

/** How far the confidence is from the line, in points of a hundred. */
function Distance({ view }: { readonly view: Preview }) {
  const texts = useTexts(LAB_TEXTS);
  const format = useFormat();
  const points = ((view.confidence ?? 0) - (view.threshold ?? 0)) * 100;
  const said = format.number(Math.abs(points), 1);
  return points < 0 ? texts.lacks(said) : texts.spare(said);
}
