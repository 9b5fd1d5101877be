import type { ReactNode } from 'react';
import { useTexts } from '~/texts/index.js';
import { Button } from './button.js';
import styles from './table.module.css';
import { UI_TEXTS } from './ui.texts.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  readonly numeric?: boolean;
}

/** A table; on a phone each row becomes a card whose cells carry the titles of their columns. */
export function DataTable<Row>(props: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
}) {
  const { caption, columns, rows, rowKey } = props;
  return (
    <table className={styles['table']}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, title, numeric }) => (
            <th key={key} scope="col" data-numeric={numeric || undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, title, cell, numeric }) => (
              <td key={key} data-title={title} data-numeric={numeric || undefined}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Reads the next page of a list. */
export function MoreButton(props: {
  readonly hasMore: boolean;
  readonly busy: boolean;
  readonly onMore: () => void;
}) {
  const texts = useTexts(UI_TEXTS);
  if (!props.hasMore) return null;
  return (
    <Button busy={props.busy} onClick={props.onMore}>
      {texts.more}
    </Button>
  );
}
