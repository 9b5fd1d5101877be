import { namesOwnGoods } from './first-person.js';

/** Where somebody is who does not read mails. */
const OFFICE =
  /out of (?:the )?office|not in the office|away from (?:the|my) (?:office|desk)|on (?:annual|parental|maternity|paternity|sick) leave|nicht im (?:büro|haus)|außer haus|(?:nicht|erst wieder) (?:am arbeitsplatz|erreichbar|im dienst)|abwesend|im urlaub|in (?:elternzeit|mutterschutz)|(?:absente?|en dehors) du bureau|absente? (?:jusqu|du \d|et (?:de retour|sans))|en congés?|fuera de (?:la|mi) oficina|ausente de la oficina|fuori (?:ufficio|sede)|assente dall[’']ufficio|(?:sono|sarò) assente|fora do escritório|ausente do escritório|niet op kantoor|afwezig|niet aanwezig op kantoor|poza biurem|nieobecn[ya] w (?:biurze|pracy)|(?:przebywam|jestem) na urlopie|(?:jestem|będę) nieobecn/iu;
const HOLIDAY =
  /on (?:vacation|holidays?|leave|a business trip)|de vacaciones|en vacances|in (?:ferie|vacanza)|de férias|(?:op|met) vakantie|met verlof|na urlopie|auf (?:dienst|geschäfts)reise/iu;
/** What is said to whoever has written. */
const TO_SENDER =
  /(?:thank you|thanks|many thanks) for your (?:e-?mail|message|mail)|(?:limited|no|without|restricted|limited or no) (?:or no )?access to (?:my )?(?:e-?mails?|mails?|messages)|urgent (?:cases|matters|enquir|inquir|requests?|issues)|(?:if|is) urgent|(?:e-?mails?|messages?) (?:will|are) not (?:be )?(?:forwarded|read|monitored)|(?:reply|respond|answer|get back) to your|(?:vielen dank|danke|besten dank) für (?:ihre|deine) (?:e-?mail|nachricht|mail)|in dringenden (?:fällen|angelegenheiten)|(?:e-?mails?|nachrichten?) (?:wird|werden) (?:nicht|weder) (?:weitergeleitet|gelesen|bearbeitet)|(?:beantworte|bearbeite|melde) (?:ich )?.{0,40}(?:nach (?:meiner )?rückkehr|danach|zurück)|nach meiner rückkehr|merci (?:de|pour) votre (?:message|e-?mail|courriel|mail)|en cas d[’']urgence|accès (?:limité )?à (?:mes|ma) (?:e-?mails|messages|messagerie)|à mon retour|gracias por (?:su|tu) (?:mensaje|correo)|(?:en caso de urgencia|asuntos? urgentes?|si es urgente)|a mi (?:regreso|vuelta)|grazie per (?:il |la )?(?:su[oa] |tu[oa] )?(?:messaggio|e-?mail|avermi)|per (?:urgenze|questioni urgenti)|in caso di urgenza|al mio (?:rientro|ritorno)|obrigad[oa] (?:pela sua|pelo seu|pela) (?:mensagem|e-?mail)|(?:em caso de urgência|assuntos urgentes|caso seja urgente)|no meu (?:regresso|retorno)|(?:bedankt|dank) (?:u )?voor (?:uw|je) (?:bericht|e-?mail|mail)|(?:voor dringende|in dringende|bij (?:spoed|dringende))|bij (?:mijn )?terugkomst|na mijn vakantie|dziękuję za (?:wiadomość|e-?mail|kontakt)|w (?:pilnych|nagłych) (?:sprawach|przypadkach)|po (?:moim )?powrocie/iu;
const RETURN =
  /(?:will|shall) (?:be back|return)|back (?:in the office )?on|returning on|(?:wieder )?(?:zurück|erreichbar|im büro|für sie da)|de retour|(?:regreso|vuelvo|estaré de vuelta|regresaré)|(?:rientro|rientrerò|tornerò)|(?:regresso|volto|retorno|voltarei)|(?:terug|weer aanwezig|weer bereikbaar)|(?:wracam|wrócę|będę z powrotem|powrót)/iu;
const ASKS =
  /\?|(?<!\p{L})(?:please (?!contact|call|write|e-?mail|reach|note|send (?:an )?e-?mail)|deliver|refund|cancel|zustellen|liefern|livrer|entregar|consegnar|leveren|dostarcz)/iu;
const MOST_WORDS = 120;

/** Whether a text is what somebody has their mail program answer while they are away. */
export function isAbsenceNote(text: string): boolean {
  if (text.split(/\s+/, MOST_WORDS + 1).length > MOST_WORDS || asksForSomething(text)) return false;
  if (OFFICE.test(text)) return TO_SENDER.test(text) || RETURN.test(text);
  return HOLIDAY.test(text) && TO_SENDER.test(text);
}

function asksForSomething(text: string): boolean {
  return ASKS.test(text) || text.split(/(?<=[.!])\s/).some(isOfGoods);
}

function isOfGoods(sentence: string): boolean {
  const own = sentence.replace(/(?<!\p{L})(?:i|ich|je|yo|io|eu|ik)(?!\p{L})/giu, '');
  return (
    /(?:parcel|package|order|paket|bestellung|colis|commande|pedido|paquete|pacco|ordine|encomenda|pakket|bestelling|paczk|zamówien)/iu.test(
      own,
    ) && namesOwnGoods(sentence)
  );
}
