import { saveFile } from '~/api/save-file.js';
import { useTexts } from '~/texts/index.js';
import { Button, Dialog, Row } from '~/ui/index.js';
import { copy } from './copy.js';
import styles from './secrets.module.css';
import { SECRET_TEXTS } from './secrets.texts.js';

/** Shows recovery codes, this once; it is not closed by a stray click or key. */
export function RecoveryCodes(props: {
  readonly codes: readonly string[] | undefined;
  readonly onKept: () => void;
}) {
  const texts = useTexts(SECRET_TEXTS);
  const { codes, onKept } = props;
  const text = codes?.join('\n') ?? '';
  return (
    <Dialog open={codes !== undefined} onClose={() => undefined} title={texts.codes}>
      <p>{texts.codesLead}</p>
      <ol className={styles['codes']}>
        {codes?.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Row>
        <Button kind="primary" onClick={onKept}>
          {texts.kept}
        </Button>
        <Button onClick={() => copy(text, texts)}>{texts.copy}</Button>
        <Button onClick={() => saveText('recovery-codes.txt', `${text}\n`)}>
          {texts.download}
        </Button>
      </Row>
    </Dialog>
  );
}

function saveText(name: string, text: string): void {
  saveFile(name, new Blob([text], { type: 'text/plain' }));
}
