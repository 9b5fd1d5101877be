import { useMutation } from '@tanstack/react-query';
import { saveFile } from '~/api/save-file.js';
import { useTexts } from '~/texts/index.js';
import { Button, notify, useSayProblem } from '~/ui/index.js';
import { REPORT_TEXTS } from './reports.texts.js';

/** Fetches a report as CSV, signed in as the page is, and keeps it as a file. */
export function CsvButton(props: {
  readonly name: string;
  readonly fetchCsv: () => Promise<{ data?: Blob }>;
}) {
  const texts = useTexts(REPORT_TEXTS);
  const say = useSayProblem();
  const { name, fetchCsv } = props;
  const download = useMutation({
    mutationFn: fetchCsv,
    onSuccess: ({ data }) => data && saveFile(name, data),
    onError: (error) => notify({ text: say(error), tone: 'bad' }),
  });
  return (
    <Button size="small" busy={download.isPending} onClick={() => download.mutate()}>
      {texts.csv}
    </Button>
  );
}
