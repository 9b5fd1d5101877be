/** A part of a text that stands on lines of its own. */
export type Block =
  | { readonly kind: 'paragraph' | 'code' | 'quote'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'line' };

const HEADING = /^(#{1,6}) +(.+)$/;
const BULLET = /^ {0,3}[-*+] +(.*)$/;
const NUMBER = /^ {0,3}\d{1,9}[.)] +(.*)$/;
const LINE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,}) *$/;
const FENCE = /^ {0,3}(?:```|~~~)/;
const QUOTE = /^ {0,3}> ?(.*)$/;

/** Divides Markdown into its blocks; what is none of them is a paragraph. */
export function blocksOf(markdown: string): Block[] {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  const take = (isMore: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && isMore(lines[at] ?? '')) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = HEADING.exec(line);
    if (line.trim() === '') at += 1;
    else if (FENCE.test(line)) {
      at += 1;
      blocks.push({ kind: 'code', text: take((it) => !FENCE.test(it)).join('\n') });
      at += 1;
    } else if (heading) {
      at += 1;
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
    } else if (LINE.test(line)) {
      at += 1;
      blocks.push({ kind: 'line' });
    } else if (QUOTE.test(line)) {
      const quoted = take((it) => QUOTE.test(it)).map((it) => it.replace(QUOTE, '$1'));
      blocks.push({ kind: 'quote', text: quoted.join('\n') });
    } else if (BULLET.test(line) || NUMBER.test(line)) {
      const mark = BULLET.test(line) ? BULLET : NUMBER;
      const items = take((it) => mark.test(it) || /^ {2,}\S/.test(it));
      blocks.push({ kind: 'list', isOrdered: mark === NUMBER, items: itemsOf(items, mark) });
    } else blocks.push({ kind: 'paragraph', text: take(isOfParagraph).join('\n') });
  }
  return blocks;
}

function isOfParagraph(line: string): boolean {
  const others = [HEADING, BULLET, NUMBER, LINE, FENCE, QUOTE];
  return line.trim() !== '' && !others.some((it) => it.test(line));
}

/** A line that is set in goes on with the item before it. */
function itemsOf(lines: readonly string[], mark: RegExp): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const text = mark.exec(line)?.[1];
    if (text !== undefined) items.push(text);
    else items.push(`${items.pop() ?? ''}\n${line.trim()}`);
  }
  return items;
}
