import { useMutation } from '@tanstack/react-query';
import { api, read } from '~/api/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, notify, useSayProblem } from '~/ui/index.js';
import type { Attachment } from './thread.js';
import styles from './thread.module.css';
import { THREAD_TEXTS } from './thread.texts.js';

/** The files of a message; they are saved, never shown. */
export function Attachments({ files }: { readonly files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles['files']}>
      {files.map((file) => (
        <li key={file.id}>
          <SaveFile file={file} />
        </li>
      ))}
    </ul>
  );
}

function SaveFile({ file }: { readonly file: Attachment }) {
  const texts = useTexts(THREAD_TEXTS);
  const format = useFormat();
  const say = useSayProblem();
  const saving = useMutation({
    mutationFn: async () => {
      const blob = await read(
        api.GET('/api/v1/conversations/{id}/attachments/{attachmentId}', {
          params: { path: { id: file.conversationId, attachmentId: file.id } },
          parseAs: 'blob',
        }),
      );
      save(blob, file.name);
    },
    onError: (error) => notify({ text: say(error), tone: 'bad' }),
  });
  return (
    <Button
      size="small"
      busy={saving.isPending}
      aria-label={texts.download(file.name)}
      onClick={() => saving.mutate()}
    >
      {file.name} · {format.bytes(file.bytes)}
    </Button>
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Takes a file for a message that is about to be sent. @throws ProblemError */
export function upload(conversationId: number, file: File): Promise<Attachment> {
  return read(
    api.POST('/api/v1/conversations/{id}/attachments', {
      params: { path: { id: conversationId }, query: { filename: file.name } },
      body: '',
      bodySerializer: () => file,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );
}
