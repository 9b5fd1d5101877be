import { useTexts } from '~/texts/index.js';
import { classes } from '~/ui/index.js';
import styles from './csv.module.css';
import { CSV_TEXTS } from './csv.texts.js';
import type { CsvRow } from './parse-csv.js';

const SHOWN = 8;

/** The first rows of a file as a table; the columns that are used stand out. */
export function CsvPreview(props: {
  readonly titles: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly used: readonly number[];
}) {
  const texts = useTexts(CSV_TEXTS);
  const { titles, rows, used } = props;
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={texts.preview}>
      <table className={styles['preview']}>
        <thead>
          <tr>
            <th scope="col">{texts.line}</th>
            {titles.map((title, at) => (
              <th key={at} scope="col" className={classes(used.includes(at) && styles['used'])}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map(({ line, cells }) => (
            <tr key={line}>
              <td>{line}</td>
              {titles.map((_, at) => (
                <td key={at} className={classes(used.includes(at) && styles['used'])} dir="auto">
                  {(cells[at] ?? '').slice(0, 200)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
