import { classes } from '~/ui/index.js';
import styles from './decision.module.css';
import { type Evidence, type Span, spansOf, strengthOf } from './evidence-spans.js';

/** A message in which the words that spoke for the intent are marked. */
export function MarkedMessage(props: {
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** Makes the marks buttons. */
  readonly onMark?: (span: Span) => void;
  /** What pressing a mark does, for those who do not see it. */
  readonly markLabel?: (text: string) => string;
}) {
  const { message, evidence, onMark, markLabel } = props;
  const spans = spansOf(message, evidence);
  const highest = Math.max(0, ...spans.map(({ weight }) => Math.abs(weight)));
  return (
    <p className={styles['text']} dir="auto">
      {spans.map((span) => {
        if (span.weight === 0 || span.text.trim() === '') return span.text;
        const names = classes(
          styles['mark'],
          styles[strengthOf(span.weight, highest)],
          span.weight < 0 && styles['against'],
        );
        if (!onMark)
          return (
            <mark key={span.start} className={names}>
              {span.text}
            </mark>
          );
        return (
          <button
            key={span.start}
            type="button"
            className={names}
            aria-label={markLabel?.(span.text)}
            title={markLabel?.(span.text)}
            onClick={() => onMark(span)}
          >
            {span.text}
          </button>
        );
      })}
    </p>
  );
}
