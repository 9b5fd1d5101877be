import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { OnlyFor } from '~/app/not-here.js';
import { CsvDrop, useCsv } from '~/subjects/csv/index.js';
import { useTexts } from '~/texts/index.js';
import { EmptyState, Loading, Page, Panel, ProblemNotice } from '~/ui/index.js';
import { Columns } from './columns.js';
import { IMPORT_TEXTS } from './import.texts.js';
import { ImportCheck } from './import-check.js';
import { guessed, mapped, type Mapping } from './rows.js';

/** Brings in examples from a CSV file: choose it, say which column is what, look at what is wrong. */
export function ImportPage() {
  return (
    <OnlyFor role="admin">
      <Import />
    </OnlyFor>
  );
}

function Import() {
  const texts = useTexts(IMPORT_TEXTS);
  const csv = useCsv();
  const [chosen, setChosen] = useState<Mapping>();
  const mapping = chosen ?? guessed(csv.titles);
  const isSame = mapping.text === mapping.intent;
  const startAgain = (): void => {
    csv.forget();
    setChosen(undefined);
  };
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={<Link to="/intents">{texts.toIntents}</Link>}
    >
      <Panel title={texts.file}>
        <CsvDrop
          {...(csv.file && { name: csv.file.name })}
          onFile={(file) => {
            setChosen(undefined);
            csv.read(file);
          }}
        />
        {csv.isReading && <Loading />}
        <ProblemNotice error={csv.error} />
      </Panel>
      {csv.file && csv.rows.length === 0 && <EmptyState title={texts.empty} />}
      {csv.rows.length > 0 && (
        <>
          <Panel title={texts.columns}>
            <Columns csv={csv} mapping={mapping} onMapping={setChosen} />
          </Panel>
          {!isSame && (
            <Panel title={texts.check}>
              <ImportCheck
                key={`${csv.file?.name ?? ''} ${mapping.text} ${mapping.intent} ${csv.hasHeader}`}
                rows={mapped(csv.rows, mapping)}
                onAnother={startAgain}
              />
            </Panel>
          )}
        </>
      )}
    </Page>
  );
}
