import { Secret } from '~/subjects/secrets/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, Dialog, Row } from '~/ui/index.js';
import { USERS_TEXTS } from './users.texts.js';

/** Shows a link for somebody, this once. */
export function LinkDialog(props: {
  readonly email: string;
  readonly link: string | undefined;
  readonly onClose: () => void;
}) {
  const texts = useTexts(USERS_TEXTS);
  const { email, link, onClose } = props;
  return (
    <Dialog open={link !== undefined} onClose={onClose} title={texts.linkTitle}>
      <p>{texts.linkLead(email)}</p>
      <Secret label={texts.link} value={link ?? ''} />
      <Row>
        <Button kind="primary" onClick={onClose}>
          {texts.done}
        </Button>
      </Row>
    </Dialog>
  );
}
