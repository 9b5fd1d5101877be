import type { Line } from './line.js';

type Field = 'from' | 'sent' | 'to' | 'cc' | 'subject';

/** What mail programs of different languages write above a message that they quote. */
const LABELS: Readonly<Record<Field, string>> = {
  from: 'from|von|de|da|van|od|från|fra|lähettäjä|от|від|feladó|odesílatel|odosielateľ|gönderen|kimden|发件人|寄件者|差出人|보낸 사람|từ|από|de la|expéditeur|absender|remitente|mittente|remetente|afzender|nadawca|reply-to',
  sent: 'sent|date|gesendet|gesendet am|datum|envoyé|date d’envoi|enviado|enviado el|fecha|enviada em|enviado em|data|inviato|data invio|verzonden|wysłano|skickat|sendt|dato|lähetetty|päivämäärä|отправлено|дата|надіслано|elküldve|dátum|odesláno|odoslané|tarih|gönderildi|发送时间|日期|寄件日期|送信日時|日付|보낸 날짜|đã gửi|στάλθηκε|trimis|verzenddatum|datum/uhrzeit|heure',
  to: 'to|an|à|para|a|aan|do|till|til|vastaanottaja|кому|címzett|komu|kime|收件人|宛先|받는 사람|đến|προς|către|destinataire|empfänger|destinatario|destinatário|ontvanger',
  cc: 'cc|kopie|cópia|copia|kopia|dw|udw|copie|копия|másolat|抄送|副本|참조|bcc|kopi|kopio',
  subject:
    'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|aihe|тема|tárgy|předmět|predmet|konu|主题|主旨|件名|제목|chủ đề|θέμα|subiect',
};
const FIELDS: ReadonlyMap<string, Field> = new Map(
  Object.entries(LABELS).flatMap(([field, labels]) =>
    labels.split('|').map((label): [string, Field] => [label, field as Field]),
  ),
);
const LONGEST_LABEL = 24;
const MOST_LINES = 12;
const MARKS = /[*_]/g;

/**
 * Whether a message that is quoted below begins here with its sender, date, addressee and subject, as
 * Outlook puts them.
 */
export function isHeaderBlock(lines: readonly Line[], start: number): boolean {
  const first = fieldOf(lines[start]!);
  if (first !== 'from' && first !== 'sent') return false;
  const fields = new Set<Field>();
  let hasAddress = false;
  let strays = 0;
  for (let i = start; i < Math.min(lines.length, start + MOST_LINES) && strays < 2; i++) {
    const field = fieldOf(lines[i]!);
    if (field) {
      fields.add(field);
      hasAddress ||= lines[i]!.plain.includes('@');
    }
    // A long list of addressees goes on in the next line; some programs leave lines blank.
    strays = field ? 0 : strays + 1;
  }
  if (!fields.has('from') || !(fields.has('sent') || fields.has('to'))) return false;
  return fields.has('subject') || (fields.has('sent') && fields.has('to') && hasAddress);
}

function fieldOf({ plain }: Line): Field | undefined {
  const colon = plain.slice(0, LONGEST_LABEL).search(/[:：]/);
  if (colon < 1) return undefined;
  return FIELDS.get(plain.slice(0, colon).replace(MARKS, '').trim().toLowerCase());
}
