import { type Block, blocksOf } from './blocks.js';
import styles from './markdown.module.css';
import { spansOf } from './spans.js';

/** A text in Markdown as elements; HTML in it stays text. */
export function Markdown(props: { readonly text: string }) {
  return (
    <div className={styles['markdown']} dir="auto">
      {blocksOf(props.text).map((block, place) => (
        <BlockShown key={place} block={block} />
      ))}
    </div>
  );
}

function BlockShown({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      // The page has its own headings, which these are no part of.
      return <p className={styles[block.level < 3 ? 'big' : 'heading']}>{spansOf(block.text)}</p>;
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'quote':
      return <blockquote>{spansOf(block.text)}</blockquote>;
    case 'line':
      return <hr />;
    case 'list': {
      const items = block.items.map((item, place) => <li key={place}>{spansOf(item)}</li>);
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    default:
      return <p>{spansOf(block.text)}</p>;
  }
}
