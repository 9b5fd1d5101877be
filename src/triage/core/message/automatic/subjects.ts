import { namesOwnGoods, speaksOfSelf } from './first-person.js';

const pattern = (phrases: readonly string[], end: string): RegExp =>
  new RegExp(`^(?:${phrases.join('|')})${end}`, 'iu');
const COLON = ' ?[:：]';

/** What only machines begin a subject with. */
const REPLIES = pattern(
  [
    'auto: out of (?:the )?office.{0,80}|automatic (?:reply|response|answer)|auto[- ]?(?:reply|response)|autoreply|autoresponder|out[- ]of[- ](?:the[- ])?office(?: (?:auto)?reply| message| notification)?|vacation (?:reply|message|response|notice)|away from (?:my |the )?(?:office|desk)|automated (?:reply|response)',
    'automatische (?:antwort|rückantwort|abwesenheits\\p{L}+|e-?mail-?antwort|benachrichtigung)|abwesenheits(?:notiz|meldung|nachricht|assistent|benachrichtigung|info)?|automatisch generierte (?:antwort|nachricht)|nicht im (?:büro|hause?)|außer haus',
    "réponse (?:automatique|automatisée|d[’']absence)|(?:message|notification|avis) d[’']absence(?: du bureau)?|absence du bureau|absente? du bureau|message automatique",
    'respuesta (?:automática|automatizada)|contestación automática|autorespuesta|fuera de (?:la )?oficina|mensaje (?:automático|de ausencia)|ausente de la oficina',
    "risposta automatica|fuori (?:sede|ufficio)|assen(?:za|te)(?: dall[’']ufficio)?|messaggio automatico|avviso di assenza",
    'resposta automática|fora do escritório|(?:mensagem|aviso) (?:automátic[ao]|de ausência)|ausência(?: temporária| do escritório)?|ausente do escritório',
    'automatisch(?:e)? (?:antwoord|reactie|beantwoording|bericht)|afwezig(?:heids?(?:melding|bericht|assistent)?)?|niet aanwezig|out-of-office-bericht',
    'automatyczna odpowiedź|odpowiedź automatyczna|autoodpowiedź|poza biurem|nieobecność(?: w biurze)?|wiadomość automatyczna|automatyczna wiadomość|informacja o nieobecności',
    'automatiskt? svar|autosvar|frånvaro(?:meddelande)?|automaattinen vastaus|poissa(?:olo)?|automatická odpověď|автоответ|автоматический ответ|自動返信|自动回复|自動回覆|자동 회신|otomatik yanıt',
  ],
  `(?:${COLON}|$| ?[-–(])`,
);
/** What only mail systems say of a mail. */
const MAIL_FAILED = pattern(
  [
    'undelivered mail(?: returned to sender)?|delivery status notification|mail delivery (?:failed|failure|subsystem|system|error|status)|undeliverable (?:mail|message|e-?mail)|returned mail|mail returned|failure notice|(?:mail|message|e-?mail) (?:delivery )?(?:failure|delayed|undeliverable|not delivered)|delivery has failed|delivery report|delayed mail|warning: (?:message|could not send)|message (?:blocked|not delivered|delivery)|delivery notification|(?:permanent|transient) delivery failure|address not found',
    'unzustellbare (?:nachricht|e-?mail|mail)|(?:nachricht|e-?mail|mail) (?:konnte )?(?:nicht|un)[ -]?zustellbar|fehler bei der (?:e-?mail-?|nachrichten-?)zustellung|benachrichtigung (?:zum|über den) (?:übermittlungs|zustell)\\p{L}*|übermittlungsstatus|(?:nachricht|e-?mail) nicht zugestellt',
    "échec de (?:la )?remise|(?:message|e-?mail|courriel) non (?:remis|distribué|délivré|distribuable)|notification d[’']état de (?:la )?remise|avis de non[- ]remise|notification de non[- ]remise",
    '(?:mensaje|correo)(?: electrónico)? (?:no entregado|devuelto|no entregable)|notificación de (?:estado de )?(?:la )?entrega|notificación del estado de entrega',
    '(?:messaggio|e-?mail) non (?:recapitat[oa]|consegnat[oa]|recapitabile)|notifica (?:sullo |dello )?stato (?:della |di )?(?:consegna|recapito)|recapito non riuscito|mancato recapito',
    '(?:mensagem|e-?mail) (?:não entregue|devolvid[ao])|notificação (?:de|do|sobre o) (?:status|estado) (?:da|de) entrega',
    '(?:bericht|e-?mail) (?:niet (?:bezorgd|afgeleverd)|onbestelbaar)|onbestelbaar bericht|melding (?:over|van) (?:de )?(?:bezorg|aflever)status',
    'niedostarczona (?:wiadomość|poczta)|wiadomość niedostarczona|zwrot (?:wiadomości|poczty)|powiadomienie o stanie (?:dostarczenia|doręczenia)|błąd (?:dostarczenia|doręczenia) (?:wiadomości|poczty)',
    'недоставленное сообщение|nedoručitelné|配信不能|退信|系统退信',
  ],
  '(?![\\p{L}])',
);
/** What mail systems put before the subject of a mail, and customers might say of a parcel. */
const FAILED = pattern(
  [
    'undeliverable|undelivered|delivery (?:failure|failed|delayed|incomplete)|unzustellbar|nicht zustellbar|zustellung (?:fehlgeschlagen|verzögert)',
    'non remis|non distribuable|remise différée|no se puede entregar|no entregado|no entregable|non recapitabile|impossibile recapitare|mancata consegna',
    'não é possível entregar|não entregue|falha na entrega|onbestelbaar|niet[- ]bezorgbaar|kan niet worden bezorgd|bezorging mislukt|niedostarczalne|nie można dostarczyć|niedostarczone|kan inte levereras|kan ikke leveres',
  ],
  COLON,
);
/** What machines say when somebody has read a mail. */
const RECEIPTS = pattern(
  [
    'read receipt|return receipt|not read|lesebestätigung|gelesen|ungelesen|accusé de lecture|confirmation de lecture|lu|non lu|confirmación de lectura|leído|no leído|conferma di lettura|ricevuta di ritorno|letto|non letto|confirmação de leitura|recibo de leitura|lida|lido|não lida',
    'leesbevestiging|gelezen|niet gelezen|potwierdzenie (?:przeczytania|odczytu|odczytania)|przeczytano|odczytano|nie przeczytano|read|läst|læst|lest',
  ],
  `(?:${COLON}| \\((?:displayed|angezeigt)\\))`,
);
/** What calendars say of an appointment. */
const APPOINTMENTS = pattern(
  [
    'accepted|declined|tentative(?:ly accepted)?|(?:updated )?invitation|cancell?ed(?: event| meeting)?|new time proposed|meeting (?:request|cancell?ed|forward notification)',
    'zugesagt|abgesagt|abgelehnt|mit vorbehalt(?: zugesagt)?|(?:aktualisierte )?einladung|neue zeit vorgeschlagen|accepté|refusé|provisoire|annulé|aceptad[oa]|rechazad[oa]|provisional|cancelad[oa]|invitación',
    'accettat[oa]|rifiutat[oa]|provvisori[oa]|annullat[oa]|invito|aceit[eoa]|recusad[oa]|provisóri[oa]|convite|geaccepteerd|geweigerd|afgewezen|voorlopig|geannuleerd|uitnodiging|zaakceptowano|odrzucono|wstępnie(?: zaakceptowano)?|odwołano|anulowano|zaproszenie',
  ],
  COLON,
);
const MEETING =
  /(?<!\p{L})(?:meeting|call|review|sync|interview|appointment|standup|workshop|webinar|calendar|demo|teams|zoom|termin|besprechung|gespräch|réunion|rendez-vous|reunión|cita|riunione|appuntamento|reunião|vergadering|afspraak|overleg|spotkanie)(?!\p{L})|@ ?\p{L}{2,12}[., ]{1,2}\d|\d ?[:.h]\d\d/iu;
const ANSWERED = /^(?:re|aw|antw|sv|odp|res|rif|r)(?:\[\d+\])?:/i;

/** Whether the subject of a message is one that machines write. */
export function isMachineSubject(subject: string): boolean {
  if (REPLIES.test(subject) || MAIL_FAILED.test(subject)) return true;
  const rest = subject.slice(subject.search(/[:：]/) + 1).trim();
  // A machine repeats the subject that somebody wrote to it.
  const isTheirs = (isOwn: (text: string) => boolean): boolean =>
    rest !== '' && !rest.includes('?') && (ANSWERED.test(rest) || !isOwn(rest));
  if (FAILED.test(subject) || RECEIPTS.test(subject)) return isTheirs(namesOwnGoods);
  return APPOINTMENTS.test(subject) && MEETING.test(rest) && isTheirs(speaksOfSelf);
}
