import { Fragment, type ReactNode } from 'react';

const SPAN =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\*([^*\s][^*\n]*)\*|\[([^\]\n]+)\]\(([^()\s]+)\)|(https?:\/\/[^\s<>()]+[^\s<>().,;:!?])/g;

/** The words of a block, with what is emphasised, code, or a link. */
export function spansOf(text: string): ReactNode[] {
  const nodes: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(SPAN)) {
    if (match.index > from) nodes.push(...broken(text.slice(from, match.index), from));
    nodes.push(<Fragment key={`m${match.index}`}>{spanOf(match)}</Fragment>);
    from = match.index + match[0].length;
  }
  return [...nodes, ...broken(text.slice(from), from)];
}

function spanOf(match: RegExpExecArray): ReactNode {
  const [whole, code, strong, emphasis, label, target, bare] = match;
  if (code !== undefined) return <code>{code}</code>;
  if (strong !== undefined) return <strong>{strong}</strong>;
  if (emphasis !== undefined) return <em>{emphasis}</em>;
  const href = target ?? bare ?? '';
  if (!isSafe(href)) return whole;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {label ?? bare}
    </a>
  );
}

/** Only these lead out: `javascript:` and the like stay text. */
function isSafe(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(href);
}

function broken(text: string, key: number): ReactNode[] {
  return text.split('\n').map((line, place) => (
    <Fragment key={`${key}.${place}`}>
      {place > 0 && <br />}
      {line}
    </Fragment>
  ));
}
