import { useTexts } from '~/texts/index.js';
import { Select, TextField } from '~/ui/index.js';
import type { ExampleSource } from './example-calls.js';
import styles from './examples.module.css';
import { EXAMPLE_TEXTS } from './examples.texts.js';

const SOURCES = ['starter', 'import', 'correction', 'manual'] as const;

/** What is looked for among examples. */
export interface ExampleFilter {
  readonly q: string;
  readonly source: ExampleSource | '';
}

/** Narrows a list of examples by words and by where they came from. */
export function ExampleSearch(props: {
  readonly filter: ExampleFilter;
  readonly onFilter: (filter: ExampleFilter) => void;
}) {
  const texts = useTexts(EXAMPLE_TEXTS);
  const { filter, onFilter } = props;
  return (
    <div className={styles['search']} role="search">
      <TextField
        label={texts.search}
        type="search"
        hideLabel
        placeholder={texts.search}
        title={texts.searchHelp}
        maxLength={200}
        value={filter.q}
        onChange={({ target }) => onFilter({ ...filter, q: target.value })}
      />
      <Select
        label={texts.source}
        hideLabel
        value={filter.source}
        options={[
          { value: '', label: texts.anySource },
          ...SOURCES.map((value) => ({ value, label: texts[value] })),
        ]}
        onValue={(source) => onFilter({ ...filter, source })}
      />
    </div>
  );
}
