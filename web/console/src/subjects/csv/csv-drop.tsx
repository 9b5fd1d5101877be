import { type DragEvent, useId, useState } from 'react';
import { useTexts } from '~/texts/index.js';
import { classes } from '~/ui/index.js';
import styles from './csv.module.css';
import { CSV_TEXTS } from './csv.texts.js';

/** Takes a file, by a click or by letting it fall here. */
export function CsvDrop(props: { readonly onFile: (file: File) => void; readonly name?: string }) {
  const texts = useTexts(CSV_TEXTS);
  const id = useId();
  const [isOver, setOver] = useState(false);
  const take = (file: File | undefined): void => {
    if (file) props.onFile(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classes(styles['drop'], isOver && styles['over'])}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        className="visually-hidden"
        onChange={({ target }) => {
          take(target.files?.[0]);
          target.value = '';
        }}
      />
      <label htmlFor={id} className={styles['choose']}>
        {props.name === undefined ? texts.choose : texts.other}
      </label>
      <span>{props.name ?? `${texts.drop}. ${texts.hint}`}</span>
    </div>
  );
}
