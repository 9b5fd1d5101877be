import { useMe } from '~/api/index.js';
import { useStaff } from '~/subjects/people/index.js';
import { useTexts } from '~/texts/index.js';
import { Menu } from '~/ui/index.js';
import styles from './composer.module.css';
import { THREAD_TEXTS } from './thread.texts.js';

/** Whom of the staff a note is for. */
export function MentionPicker(props: {
  readonly mentions: readonly number[];
  readonly onMentions: (mentions: readonly number[]) => void;
}) {
  const texts = useTexts(THREAD_TEXTS);
  const me = useMe();
  const staff = useStaff().filter(({ id }) => id !== me.id);
  const { mentions, onMentions } = props;
  const names = staff.filter(({ id }) => mentions.includes(id)).map(({ name }) => name);
  return (
    <>
      <Menu
        label={texts.mention}
        trigger={texts.mention}
        items={staff.map(({ id, name }) => ({
          label: `${mentions.includes(id) ? '✓ ' : ''}${name}`,
          run: () =>
            onMentions(
              mentions.includes(id) ? mentions.filter((it) => it !== id) : [...mentions, id],
            ),
        }))}
      />
      {names.length > 0 && (
        <span className={styles['drafted']}>{texts.mentioned(names.join(', '))}</span>
      )}
    </>
  );
}
