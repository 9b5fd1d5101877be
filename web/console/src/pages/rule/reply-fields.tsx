import { useQuery } from '@tanstack/react-query';
import { api } from '~/api/index.js';
import { readAll } from '~/api/lists.js';
import { Fields } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { errorOf, Select } from '~/ui/index.js';
import { type ActionProps, TextOf } from './action-fields.js';
import { RULE_TEXTS } from './rule.texts.js';

/** What customers are told: a text, or a canned answer that the staff shares. */
export function ReplyFields(props: ActionProps) {
  const texts = useTexts(RULE_TEXTS);
  const { action, path, error, onAction } = props;
  const { data = [] } = useQuery({
    queryKey: ['canned-answers', 'shared'],
    queryFn: () =>
      readAll((cursor) =>
        api.GET('/api/v1/canned-answers', { params: { query: { limit: 100, ...cursor } } }),
      ),
  });
  const isOwn = action.text !== undefined;
  const shared = data.filter((it) => it.shared);
  return (
    <>
      <Fields>
        <Select
          label={texts.how}
          value={isOwn ? 'text' : 'canned'}
          options={[
            { value: 'text', label: texts.ownText },
            { value: 'canned', label: texts.canned },
          ]}
          onValue={(how) => onAction({ type: 'reply', ...(how === 'text' && { text: '' }) })}
        />
        {!isOwn && (
          <Select
            label={texts.cannedAnswer}
            value={action.cannedAnswerId === undefined ? '' : String(action.cannedAnswerId)}
            options={[
              { value: '', label: texts.choose },
              ...shared.map(({ id, title }) => ({ value: String(id), label: title })),
            ]}
            error={errorOf(error, `${path}.cannedAnswerId`)}
            onValue={(id) =>
              onAction({ type: 'reply', ...(id !== '' && { cannedAnswerId: Number(id) }) })
            }
          />
        )}
      </Fields>
      {isOwn && <TextOf {...props} />}
    </>
  );
}
