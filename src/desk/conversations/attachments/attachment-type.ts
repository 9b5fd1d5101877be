const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** The kinds of files that messages may have: none that a browser or a computer would run. */
export const ATTACHMENT_TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/heic',
  'application/pdf',
  'application/zip',
  `${OFFICE}.wordprocessingml.document`,
  `${OFFICE}.spreadsheetml.sheet`,
  `${OFFICE}.presentationml.presentation`,
  `${OPEN_DOCUMENT}.text`,
  `${OPEN_DOCUMENT}.spreadsheet`,
  `${OPEN_DOCUMENT}.presentation`,
  'text/plain',
  'text/csv',
] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/* eslint-disable no-control-regex -- bytes, as which files begin. */
/** How the kinds that are not text begin. */
const BEGINNINGS: readonly (readonly [type: AttachmentType, beginning: RegExp])[] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
  ['image/heic', /^[^]{4}ftyp(?:heic|heix|mif1)/],
  ['application/pdf', /^%PDF-/],
];
const ZIP = /^PK(?:\x03\x04|\x05\x06)/;
/* eslint-enable no-control-regex */
/** The first entry of the packages of Office, by which they know each other. */
const OFFICE_ENTRY = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/)/;
const JAVA_ENTRY = 'META-INF/';
const OFFICE_TYPES: Readonly<Record<string, AttachmentType>> = {
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pptx: `${OFFICE}.presentationml.presentation`,
};

/** Whatever looks like a page, a drawing or a script to who opens it. */
const MARKUP = /^\ufeff?\s*(?:<[!?a-z]|#!)/i;
/** What computers run, or open with what runs it, whatever is in it. */
const RUN =
  /\.(?:apk|app|bat|cmd|com|cpl|docm|exe|hta|html?|iso|jar|jse?|lnk|mjs|msi|php|pptm|ps1|reg|scr|sh|svgz?|vb[es]?|wsf|xhtml|xlsm|xml)$/i;

const HEAD = 256;

/** What a file is by how it begins; `text` still has to be looked at to its end. */
export function typeByBeginning(head: Buffer): AttachmentType | 'office' | 'text' | undefined {
  const beginning = head.toString('latin1', 0, HEAD);
  const found = BEGINNINGS.find(([, pattern]) => pattern.test(beginning));
  if (found) return found[0];
  if (ZIP.test(beginning)) return archiveType(beginning);
  return MARKUP.test(head.toString('utf8', 0, HEAD)) ? undefined : 'text';
}

/** What a file of this name and beginning is; nothing where no message may have it. */
export function attachmentType(head: Buffer, name: string): AttachmentType | undefined {
  if (RUN.test(name)) return undefined;
  const type = typeByBeginning(head);
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  if (type === 'office') return OFFICE_TYPES[ending] ?? 'application/zip';
  if (type === 'text') return ending === 'csv' ? 'text/csv' : 'text/plain';
  return type;
}

/** Whether it is read as text, all of which must be UTF-8. */
export function isText(type: AttachmentType): boolean {
  return type.startsWith('text/');
}

/** By the name of its first entry; an OpenDocument says in that what it is. */
function archiveType(beginning: string): AttachmentType | 'office' | undefined {
  const byte = (at: number): number => beginning.charCodeAt(at) || 0;
  const from = 30;
  const to = from + byte(26) + 256 * byte(27);
  const entry = beginning.slice(from, to);
  if (entry.startsWith(JAVA_ENTRY)) return undefined;
  if (OFFICE_ENTRY.test(entry)) return 'office';
  const content = entry === 'mimetype' ? beginning.slice(to + byte(28) + 256 * byte(29)) : '';
  const isOpen = (type: AttachmentType): boolean =>
    type.startsWith(OPEN_DOCUMENT) && content.startsWith(`${type}PK`);
  return ATTACHMENT_TYPES.find(isOpen) ?? 'application/zip';
}
