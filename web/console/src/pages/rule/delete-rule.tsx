import { useNavigate } from '@tanstack/react-router';
import { api } from '~/api/index.js';
import { ofVersion } from '~/api/use-save.js';
import { DeleteButton } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { RULE_TEXTS } from './rule.texts.js';
import type { Rule } from './rule-form.js';

/** Removes a rule, after asking. */
export function DeleteRule({ rule }: { readonly rule: Rule }) {
  const texts = useTexts(RULE_TEXTS);
  const navigate = useNavigate();
  return (
    <DeleteButton
      title={texts.deleteTitle(rule.name)}
      onDelete={() =>
        api.DELETE('/api/v1/rules/{id}', {
          params: { path: { id: rule.id }, header: ofVersion(rule) },
        })
      }
      touches={[['rules']]}
      onDeleted={() => void navigate({ to: '/rules' })}
    >
      <p>{texts.deleteLead}</p>
    </DeleteButton>
  );
}
