/** What stands between two dashes above a message that is answered or forwarded. */
const PHRASES = new Set(
  [
    'original message|original e-mail|original mail|forwarded message|forwarded mail|forwarded by',
    'ursprüngliche nachricht|originalnachricht|original-nachricht|weitergeleitete nachricht',
    'urspr. nachricht|weitergeleitete e-mail|anfang weitergeleitete nachricht',
    'message d’origine|message original|message initial|message transféré|courriel original',
    'mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada|mensagem reencaminhada',
    'messaggio originale|messaggio inoltrato|original messaggio',
    'oorspronkelijk bericht|origineel bericht|doorgestuurd bericht|oorspronkelijk bericht-',
    'oryginalna wiadomość|wiadomość oryginalna|wiadomość przekazana|wiadomość oryginalna-',
    'treść przekazanej wiadomości|przekazana wiadomość|originalmeddelande|ursprungligt meddelande',
    'vidarebefordrat meddelande|oprindelig meddelelse|videresendt meddelelse|opprinnelig melding',
    'videresendt melding|alkuperäinen viesti|välitetty viesti|původní zpráva|přeposlaná zpráva',
    'eredeti üzenet|továbbított üzenet|mesaj original|orijinal mesaj|özgün ileti',
    'пересылаемое сообщение|исходное сообщение|оригінальне повідомлення|αρχικό μήνυμα',
    '原始邮件|原始郵件|转发邮件|轉寄郵件|元のメッセージ|転送メッセージ|원본 메시지|전달된 메시지',
  ].flatMap((it) => it.split('|')),
);
/** As some programs write them without dashes. */
const BEGINNINGS = new Set(
  [
    'begin forwarded message|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail',
    'début du message réexpédié|début du message transféré|inicio del mensaje reenviado',
    'inizio messaggio inoltrato|início da mensagem encaminhada|início da mensagem reenviada',
    'begin doorgestuurd bericht|początek przekazywanej wiadomości|vidarebefordrat brev',
    'start på videresendt meddelelse|начало переадресованного сообщения|forwarded message',
  ].flatMap((it) => it.split('|')),
);
/** Where a ticket system asks that nothing be written below. */
const ABOVE =
  /(?:reply|answer|response|respond) above (?:this|the) line|(?:oberhalb|über) dieser zeile|au[- ]dessus de cette ligne|encima de esta línea|sopra (?:questa|la) (?:riga|linea)|acima (?:desta|da) linha|boven deze (?:regel|lijn)|powyżej tej linii/i;
const DASHED = /^[-–—_=*~ ]{2,}([^-–—_=*~].{0,58}[^-–—_=*~ :])[ :]*[-–—_=*~ ]{2,}$/u;
const MARKED = /^[-–—#=*_]{2}/;
const RULE = /^[-–—_=*]{5,}$/;

/** Whether all that follows this line was written by somebody else. */
export function isSeparator(plain: string): boolean {
  const text = plain.replaceAll("'", '’');
  const phrase = DASHED.exec(text)?.[1]?.trim().toLowerCase();
  if (phrase !== undefined && PHRASES.has(phrase)) return true;
  if (text.endsWith(':') && BEGINNINGS.has(text.slice(0, -1).trim().toLowerCase())) return true;
  return MARKED.test(text) && ABOVE.test(text);
}

/** Whether it is a line drawn with dashes, as often stands above what is quoted. */
export function isRule(plain: string): boolean {
  return RULE.test(plain);
}
