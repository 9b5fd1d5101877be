import { useTexts } from '~/texts/index.js';
import { Badge } from '~/ui/index.js';
import { ACCOUNT_TEXTS } from './accounts.texts.js';

/** Whether somebody can sign in with an account. */
export function AccountStatus({ disabled }: { readonly disabled: boolean }) {
  const texts = useTexts(ACCOUNT_TEXTS);
  return disabled ? (
    <Badge tone="bad">{texts.disabled}</Badge>
  ) : (
    <Badge tone="good">{texts.enabled}</Badge>
  );
}
