import styles from './canned-answers.module.css';

/** A text in which variables stand out. */
export function WithVariables(props: { readonly text: string }) {
  return (
    <p className={styles['preview']} dir="auto">
      {props.text.split(/(\{\{[^{}]*\}\})/).map((part, at) =>
        at % 2 === 0 ? (
          part
        ) : (
          <code key={at} className={styles['variable']}>
            {part}
          </code>
        ),
      )}
    </p>
  );
}
