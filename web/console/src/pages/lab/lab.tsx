import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '~/texts/index.js';
import { Button, EmptyState, Page, ProblemNotice, Row, Stack, TextArea } from '~/ui/index.js';
import { strike } from './edits.js';
import { Explanation } from './explanation.js';
import styles from './lab.module.css';
import { LAB_TEXTS } from './lab.texts.js';
import { TicketLoader } from './ticket-loader.js';
import { type Preview, usePreview } from './use-preview.js';
import { Verdict } from './verdict.js';

/** A message at the left, and what the machine makes of it at the right. */
export function Lab() {
  const texts = useTexts(LAB_TEXTS);
  const { ticket } = useSearch({ from: '/shell/lab' });
  const [versions, setVersions] = useState<readonly string[]>(['']);
  const [kept, setKept] = useState<Preview>();
  const message = versions.at(-1) ?? '';
  const preview = usePreview(message);
  const { shown } = preview;
  const change = (next: string): void => setVersions((all) => [...all.slice(-99), next]);
  return (
    <Page title={texts.title} lead={texts.lead}>
      <div className={styles['lab']}>
        <Stack>
          <TextArea
            label={texts.message}
            placeholder={texts.sample}
            rows={8}
            maxLength={100_000}
            dir="auto"
            value={message}
            onChange={({ target }) => change(target.value)}
          />
          <Row>
            <Button disabled={versions.length < 2} onClick={() => setVersions(undone)}>
              {texts.undo}
            </Button>
            <Button disabled={!shown} onClick={() => setKept(shown?.view)}>
              {texts.keep}
            </Button>
          </Row>
          <TicketLoader initial={ticket} onMessage={change} />
          {shown && (
            <Explanation
              message={shown.message}
              view={shown.view}
              onStrike={({ start, end }) => change(strike(shown.message, start, end))}
            />
          )}
        </Stack>
        <div aria-live="polite" aria-busy={preview.isFetching}>
          <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />
          {shown ? (
            <Verdict view={shown.view} before={kept} />
          ) : (
            <EmptyState title={texts.start}>{texts.startLead}</EmptyState>
          )}
        </div>
      </div>
    </Page>
  );
}

function undone(versions: readonly string[]): readonly string[] {
  return versions.length > 1 ? versions.slice(0, -1) : versions;
}
