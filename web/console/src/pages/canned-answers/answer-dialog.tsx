import { isAtLeast, useMe } from '~/api/index.js';
import { FORM_TEXTS } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Dialog } from '~/ui/index.js';
import { AnswerForm } from './answer-form.js';
import type { CannedAnswer } from './answer-table.js';
import { CANNED_TEXTS } from './canned-answers.texts.js';
import { Filled } from './filled.js';

/** Makes a canned answer or changes it, and shows how one that is there would be sent. */
export function AnswerDialog(props: {
  readonly answer: CannedAnswer | undefined;
  readonly onClose: () => void;
}) {
  const texts = useTexts(CANNED_TEXTS);
  const { edit } = useTexts(FORM_TEXTS);
  const me = useMe();
  const { answer, onClose } = props;
  const mayChange = answer?.shared !== true || isAtLeast(me, 'admin');
  return (
    <Dialog open onClose={onClose} wide title={answer ? `${edit}: ${answer.title}` : texts.new}>
      {mayChange ? <AnswerForm answer={answer} onClose={onClose} /> : <p>{texts.readOnly}</p>}
      {answer && <Filled answer={answer} />}
    </Dialog>
  );
}
