import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTexts } from '~/texts/index.js';
import { Button, notify, useSayProblem } from '~/ui/index.js';
import { upload } from './attachments.js';
import styles from './composer.module.css';
import type { Attachment } from './thread.js';
import { THREAD_TEXTS } from './thread.texts.js';

const MOST = 5;

/** Takes files for the message that is being written. */
export function FilePicker(props: {
  readonly conversationId: number;
  readonly files: readonly Attachment[];
  readonly onFiles: (files: readonly Attachment[]) => void;
}) {
  const texts = useTexts(THREAD_TEXTS);
  const say = useSayProblem();
  const input = useRef<HTMLInputElement>(null);
  const { conversationId, files, onFiles } = props;
  const taking = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const taken: Attachment[] = [];
      for (const file of chosen) taken.push(await upload(conversationId, file));
      return taken;
    },
    onSuccess: (taken) => onFiles([...files, ...taken]),
    onError: (error) => notify({ text: say(error), tone: 'bad' }),
  });
  const take = (chosen: readonly File[]): void => {
    if (files.length + chosen.length > MOST) notify({ text: texts.tooMany, tone: 'bad' });
    else if (chosen.length > 0) taking.mutate(chosen);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={texts.attach}
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button
        kind="quiet"
        size="small"
        busy={taking.isPending}
        onClick={() => input.current?.click()}
      >
        {texts.attach}
      </Button>
      {files.map((file) => (
        <span key={file.id} className={styles['file']}>
          {file.name}
          <button
            type="button"
            aria-label={texts.removeFile(file.name)}
            onClick={() => onFiles(files.filter((it) => it !== file))}
          >
            ×
          </button>
        </span>
      ))}
    </>
  );
}
