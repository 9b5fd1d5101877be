import { speaksOfSelf } from './first-person.js';

const begins = (phrases: readonly string[]): RegExp =>
  new RegExp(`^(?:${phrases.join('|')})`, 'iu');

/** How mail systems introduce themselves. */
const SYSTEMS = begins([
  "this is the mail (?:system|delivery)|this message was created automatically by|hi\\. this is the (?:qmail|mail)|this is an automatically generated delivery|i[’']m afraid i was ?n[o’']t able to deliver|(?:the )?following (?:message|address(?:es)?|recipients?|e-?mail).{0,60}(?:permanent|fatal|undeliver|fail|delayed|not (?:be )?deliver)|delivery (?:has failed|to (?:the following|these) recipients?)|the e-?mail (?:account|address) (?:that )?you (?:tried to reach|sent|entered)|your message to .{1,120} (?:has been|was) (?:delayed|blocked|rejected|delivered|read|displayed|deleted)",
  'your message (?:was|has been) (?:read|displayed|opened|deleted without)|(?:this is a |this is the )?(?:return|read) receipt for (?:the|your) (?:mail|message|e-?mail)|the original message was received at|was (?:read|deleted without being read) on \\d|dies ist eine (?:lese|empfangs)bestätigung|ihre nachricht wurde (?:am .{4,40} )?gelesen|ceci est un accusé de (?:lecture|réception)|este es un acuse de (?:lectura|recibo)|questa è una ricevuta di ritorno|este é um recibo de leitura|dit is een leesbevestiging',
]);
/** What machines say of a mail, or of themselves. */
const NOTICES = begins([
  "(?:your|the|this|a) (?:e-?mail )?(?:message|e-?mail|mail)\\b.{0,120}?(?:could ?n[o’']t|could not|was ?n[o’']t|was not|has not|can ?not|can[’']t|couldn[’']t|wasn[’']t) (?:yet )?(?:be |been )?(?:delivered|sent)|(?:sorry,? )?(?:we|the server) (?:were|was) unable to deliver your (?:message|e-?mail)|(?:message|mail|e-?mail) (?:could not be|was not) delivered",
  'this is an? (?:automat|auto-)\\p{L}*|this (?:e-?mail|message|mail|reply|response|notification) (?:was|is|has been) (?:an? )?(?:sent |generated )?automat|(?:please )?do not (?:reply|respond) (?:directly )?to this (?:automat\\p{L}* )?(?:e-?mail|message|mail)|to unsubscribe from (?:this|our|the) (?:mailing )?(?:list|newsletter),? (?:click|send|visit|reply|please)|you are receiving this (?:e-?mail|message|mail) because|you received this (?:e-?mail|message) because you are subscribed',
  'nachricht konnte nicht zugestellt|(?:ihre|deine|die|diese|folgende|eine) (?:e-?mail|nachricht|mail)\\b.{0,120}?(?:konnte|kann|wurde).{0,80}?nicht (?:zugestellt|übermittelt|ausgeliefert|gesendet)|(?:dies|das) ist eine automatisch|hierbei handelt es sich um eine automatisch|diese (?:e-?mail|nachricht|mail|antwort) (?:wurde|ist|wird) automatisch|(?:bitte )?antworten sie (?:bitte )?nicht auf diese|bitte nicht (?:auf diese .{1,20})?antworten|sie erhalten diese (?:e-?mail|nachricht), weil',
  "(?:votre|ce|le) (?:message|e-?mail|courriel|mail)\\b.{0,120}?n[’'](?:a|est|ont)? ?(?:pas )?(?:pu|été)?.{0,12}?(?:remis|livré|délivré|distribué|acheminé)|ceci est un[e]? (?:message|e-?mail|courriel|réponse) automati|ce (?:message|e-?mail|courriel) (?:est|a été) (?:un message )?(?:généré |envoyé )?automati|(?:merci de|veuillez|prière de) ne pas répondre à ce|impossible de (?:remettre|délivrer|distribuer) (?:votre|le|ce) (?:message|courriel)|vous recevez ce (?:message|courriel|mail) (?:car|parce)",
  '(?:su|tu|el|este) (?:mensaje|correo)(?: electrónico)?\\b.{0,120}?no (?:se ha podido|se pudo|pudo|ha podido|ha sido|fue|puede).{0,12}?(?:entreg|envi)|no se (?:ha podido|pudo|puede) entregar (?:el|su|tu|este) (?:mensaje|correo)|est[eo] es una? (?:mensaje|correo|respuesta)(?: electrónico)? (?:automátic|generad)|este (?:mensaje|correo).{0,30}?(?:ha sido|fue|es) (?:generado |enviado )?automátic|(?:por favor,? )?no (?:responda|conteste) a este|recibe este (?:mensaje|correo) porque',
  '(?:il|questo)(?: suo| tuo| vostro)? (?:messaggio|e-?mail)\\b.{0,120}?non (?:è stato|è stata|può essere|ha potuto).{0,20}?(?:consegnat|recapitat|inviat)|(?:non è stato possibile|impossibile) (?:recapitare|consegnare) (?:il|la)(?: suo| tuo| sua| tua)? (?:messaggio|e-?mail)|quest[oa] (?:è )?(?:una?n? )?(?:messaggio|e-?mail|risposta).{0,30}?automatic|(?:si prega di |per favore,? )?non rispond(?:ere|a|ete) a quest',
  '(?:a sua|sua|a|esta|o seu|seu) (?:mensagem|e-?mail)\\b.{0,120}?não (?:pôde|pode|foi|conseguiu) (?:ser )?(?:entregue|enviad)|não foi possível entregar (?:a sua|sua|a|o seu) (?:mensagem|e-?mail)|est[ae] é uma? (?:mensagem|e-?mail|resposta) automátic|est[ae] (?:mensagem|e-?mail) (?:foi|é) (?:gerad[ao] |enviad[ao] )?automátic|(?:por favor,? |favor )?não respond(?:a|er) a est|você (?:recebeu|está recebendo) est[ae] (?:mensagem|e-?mail) porque',
  '(?:uw|je|jouw|het|dit) (?:bericht|e-?mail|mail)\\b.{0,120}?(?:kon|kan|is|werd) niet .{0,20}?(?:bezorgd|afgeleverd|verzonden)|dit is een automatisch|dit (?:bericht|e-?mail|antwoord).{0,30}?automatisch (?:gegenereerd|verzonden|aangemaakt)|(?:gelieve |u kunt )?niet (?:te )?antwoorden op dit|(?:beantwoord|reageer).{0,12} niet (?:op )?(?:dit|deze)|u ontvangt (?:dit|deze) (?:bericht|e-?mail) omdat',
  '(?:(?:twoja|twój|państwa|pani|pana|ta|ten|poniższa) )?(?:wiadomość|e-?mail)(?!\\p{L}).{0,120}?nie (?:została|mogła|może|został|mógł).{0,20}?(?:dostarczon|doręczon|wysłan)|nie (?:można|udało się) (?:było )?(?:dostarczyć|doręczyć) (?:\\p{L}{2,8} )?wiadomości|(?:to jest |ta |niniejsza |to )?wiadomość.{0,30}?automatyczn|(?:prosimy|proszę) (?:o )?nie ?odpowiada\\p{L}+ na|otrzymujesz t[ęe] wiadomość,? ponieważ',
]);

/** Whether sentences that a message begins with are what only machines say. */
export function isNotice(sentences: readonly string[]): boolean {
  if (sentences.some((it) => SYSTEMS.test(it))) return true;
  // Who speaks of themselves tells of such a notice.
  if (sentences.some((it) => speaksOfSelf(it) || it.endsWith('?'))) return false;
  return sentences.some((it) => NOTICES.test(it));
}
