import type { components } from '@client';
import { Link } from '@tanstack/react-router';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, Facts, Row, Stack } from '~/ui/index.js';
import { IMPORT_TEXTS } from './import.texts.js';

/** What an import has brought. */
export function ImportDone(props: {
  readonly report: components['schemas']['ImportReport'];
  readonly onAnother: () => void;
}) {
  const texts = useTexts(IMPORT_TEXTS);
  const format = useFormat();
  const { rows, imported, duplicates, intentsCreated } = props.report;
  return (
    <Stack>
      <h3 role="status">{texts.done}</h3>
      <Facts
        facts={[
          [texts.read, format.number(rows)],
          [texts.imported, format.number(imported)],
          [texts.duplicates, format.number(duplicates)],
          [texts.created, intentsCreated.join(', ') || '–'],
        ]}
      />
      <p>{texts.next}</p>
      <Row>
        <Link to="/models">{texts.toModels}</Link>
        <Button onClick={props.onAnother}>{texts.another}</Button>
      </Row>
    </Stack>
  );
}
