import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { Form } from '~/subjects/forms/index.js';
import { LANGUAGE_TEXTS, useLanguageName } from '~/subjects/languages/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, ProblemNotice, Row, Select, Stack, TextField } from '~/ui/index.js';
import type { CannedAnswer } from './answer-table.js';
import styles from './canned-answers.module.css';
import { CANNED_TEXTS } from './canned-answers.texts.js';

/** Fills an answer in as for a ticket, by the service. */
export function Filled({ answer }: { readonly answer: CannedAnswer }) {
  const texts = useTexts(CANNED_TEXTS);
  const { every } = useTexts(LANGUAGE_TEXTS);
  const nameOf = useLanguageName();
  const [ticket, setTicket] = useState('');
  const [language, setLanguage] = useState('');
  const filling = useMutation({
    mutationFn: () =>
      read(
        api.POST('/api/v1/canned-answers/{id}/render', {
          params: { path: { id: answer.id } },
          body: {
            ...(ticket !== '' && { ticketId: Number(ticket) }),
            ...(language !== '' && { language }),
          },
        }),
      ),
  });
  const languages = Object.keys(answer.bodies);
  return (
    <Stack>
      <h2>{texts.fill}</h2>
      <Form label={texts.fill} onSubmit={() => filling.mutate()}>
        <Row>
          <TextField
            label={texts.ticket}
            hideLabel
            placeholder={texts.ticket}
            inputMode="numeric"
            pattern="[0-9]*"
            value={ticket}
            onChange={({ target }) => setTicket(target.value.trim())}
          />
          {languages.length > 0 && (
            <Select
              label={texts.languages}
              hideLabel
              value={language}
              options={[
                { value: '', label: every },
                ...languages.map((value) => ({ value, label: nameOf(value) })),
              ]}
              onValue={setLanguage}
            />
          )}
          <Button type="submit" busy={filling.isPending}>
            {texts.fill}
          </Button>
        </Row>
      </Form>
      <p>{texts.saveFirst}</p>
      <ProblemNotice error={filling.error} />
      {filling.data && (
        <>
          <p className={styles['filled']} dir="auto" aria-label={texts.filled}>
            {filling.data.text}
          </p>
          {filling.data.missing.length > 0 && (
            <p role="status">{texts.missing(filling.data.missing.join(', '))}</p>
          )}
        </>
      )}
    </Stack>
  );
}
