import { api } from '~/api/index.js';
import { ofVersion } from '~/api/use-save.js';
import { DeleteButton } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import type { CannedAnswer } from './answer-table.js';
import { CANNED_TEXTS } from './canned-answers.texts.js';

/** Removes a canned answer, after asking. */
export function DeleteAnswer(props: {
  readonly answer: CannedAnswer;
  readonly onDeleted: () => void;
}) {
  const texts = useTexts(CANNED_TEXTS);
  const { answer, onDeleted } = props;
  return (
    <DeleteButton
      title={texts.deleteTitle(answer.title)}
      onDelete={() =>
        api.DELETE('/api/v1/canned-answers/{id}', {
          params: { path: { id: answer.id }, header: ofVersion(answer) },
        })
      }
      touches={[['canned-answers']]}
      onDeleted={onDeleted}
    >
      <p>{texts.deleteLead}</p>
    </DeleteButton>
  );
}
