import { isStep, type Steps } from '../classifier/steps.js';

/** What begins a message that is HTML, and what shows one that has HTML in it. */
const BEGINS =
  /^\s*<(?:!doctype|html|head|body|div|p|br|table|blockquote|span|meta|font|ul|ol|pre)\b/i;
const ENDS = /<\/(?:html|body|div|p|blockquote|table)\s*>/i;
const TAG = /^<(\/?)([a-z][a-z0-9]*)/i;
/** What begins a new line. */
const BLOCKS = new Set(
  'address article blockquote body br center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tbody td th tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set(['head', 'script', 'style', 'title', 'template']);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** How mail programs name what they quote. */
const QUOTES =
  /(?:class|id)\s*=\s*["']?[^"'>]{0,200}(?:gmail_quote|gmail_attr|gmail_extra|yahoo_quoted|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra|divRplyFwdMsg|appendonsend|mail-editor-reference-message|OLK_SRC_BODY_SECTION|quoted[-_]?(?:text|message))/i;
/** After these all is quoted, though it stands beside them. */
const QUOTES_REST =
  /id\s*=\s*["']?[^"'>]{0,60}(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)/i;
const ENTITY = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d?);/gi;
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—' },
  ...{ hellip: '…', euro: '€', pound: '£', laquo: '«', raquo: '»', rsquo: '’', lsquo: '‘' },
  ...{ ldquo: '“', rdquo: '”', szlig: 'ß', auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö' },
  ...{ Uuml: 'Ü', eacute: 'é', egrave: 'è', ecirc: 'ê', agrave: 'à', acirc: 'â', ccedil: 'ç' },
  ...{ ntilde: 'ñ', iacute: 'í', oacute: 'ó', uacute: 'ú', aacute: 'á', atilde: 'ã', otilde: 'õ' },
  ...{ ugrave: 'ù', ocirc: 'ô', icirc: 'î', igrave: 'ì', ograve: 'ò', zwnj: '', zwj: '', shy: '' },
};

/** Whether a message came as HTML. */
export function isHtml(message: string): boolean {
  return BEGINS.test(message) || (ENDS.test(message) && message.includes('<'));
}

/** The text of an HTML message as lines, without what its elements quote; in one pass. */
export function* readingHtml(html: string): Steps<string> {
  const reader = new HtmlReader();
  let at = 0;
  for (let tags = 0; at < html.length; tags++) {
    if (isStep(tags)) yield;
    const open = html.indexOf('<', at);
    const end = open < 0 ? -1 : endOfTag(html, open);
    // A sign that begins no tag is text, as is all behind the last tag.
    if (end < 0) {
      reader.text(html.slice(at));
      break;
    }
    reader.text(html.slice(at, open));
    reader.tag(html.slice(open, end));
    at = end;
  }
  return reader.result;
}

function endOfTag(html: string, open: number): number {
  const isComment = html.startsWith('<!--', open);
  const end = html.indexOf(isComment ? '-->' : '>', open);
  return end < 0 ? -1 : end + (isComment ? 3 : 1);
}

class HtmlReader {
  #text = '';
  /** Elements that are open within one that is left out. */
  #depth = 0;
  #isOver = false;

  get result(): string {
    return this.#text;
  }

  text(text: string): void {
    if (this.#depth > 0 || this.#isOver) return;
    this.#text += text.replace(/\s+/g, ' ').replace(ENTITY, decoded);
  }

  tag(tag: string): void {
    const [, closes, given = ''] = TAG.exec(tag) ?? [];
    const name = given.toLowerCase();
    if (name === '') {
      // Not of HTML: somebody wrote <3, or an address in angle brackets is read as its text.
      if (!/^<[!?/]/.test(tag)) this.text(tag);
      return;
    }
    if (this.#depth > 0) {
      if (!VOID.has(name) && !tag.endsWith('/>')) this.#depth += closes ? -1 : 1;
    } else if (!closes && isLeftOut(name, tag)) {
      if (QUOTES_REST.test(tag)) this.#isOver = true;
      else if (!tag.endsWith('/>') && !VOID.has(name)) this.#depth = 1;
    }
    if (BLOCKS.has(name) && this.#depth === 0 && !this.#isOver) this.#text += '\n';
  }
}

function isLeftOut(name: string, tag: string): boolean {
  return SILENT.has(name) || name === 'blockquote' || QUOTES.test(tag.slice(0, 600));
}

function decoded(entity: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? entity;
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000);
  return isCharacter ? String.fromCodePoint(code) : ' ';
}
