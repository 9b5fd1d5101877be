import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, read } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, ProblemNotice, TextField } from '~/ui/index.js';
import styles from './lab.module.css';
import { LAB_TEXTS } from './lab.texts.js';

/** Takes the message of a ticket to try changes of it. */
export function TicketLoader(props: {
  readonly initial: number | undefined;
  readonly onMessage: (message: string) => void;
}) {
  const texts = useTexts(LAB_TEXTS);
  const [number, setNumber] = useState(props.initial === undefined ? '' : String(props.initial));
  const load = useMutation({
    mutationFn: (id: number) => read(api.GET('/api/v1/tickets/{id}', { params: { path: { id } } })),
    onSuccess: ({ message }) => props.onMessage(message),
  });
  const { initial } = props;
  const { mutate } = load;
  // Whoever comes from a ticket has asked for its message.
  useEffect(() => {
    if (initial !== undefined) mutate(initial);
  }, [initial, mutate]);
  const id = Number(number.replace('#', ''));
  const isNumber = Number.isSafeInteger(id) && id > 0;
  return (
    <form
      className={styles['loader']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isNumber) load.mutate(id);
      }}
    >
      <TextField
        label={texts.ticket}
        inputMode="numeric"
        value={number}
        onChange={({ target }) => setNumber(target.value)}
      />
      <Button type="submit" disabled={!isNumber} busy={load.isPending}>
        {texts.load}
      </Button>
      <ProblemNotice error={load.error} />
    </form>
  );
}
