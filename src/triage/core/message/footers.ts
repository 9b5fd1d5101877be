/** How mail programs of telephones sign, by languages: "Sent from my …", then what it was sent from. */
const SENT =
  /^(?:sent (?:from|via|with|using|by)|gesendet (?:von|mit|über)|von meinem|envoyé (?:de|depuis|à partir de|avec|via|par)|enviado (?:desde|de|do|con|com|via|a partir do)|inviato (?:da|dal|dall['’]|con)|verzonden (?:vanaf|met|via|van|vanuit)|verstuurd (?:vanaf|met|vanuit)|wysłan[eoa] (?:z|ze|przy użyciu|za pomocą)|skickat från|skickat med|sendt fra|lähetetty|get outlook|outlook für|outlook for|télécharger outlook|obtenir outlook|obtener outlook|obter o outlook|scarica outlook|ottieni outlook|outlook voor|download outlook|pobierz aplikację outlook|yahoo mail|diese nachricht wurde von meinem|hol dir outlook|holen sie sich outlook|送信元|iphoneから送信|发自我的|從我的)/iu;
/** What such a line is made of beside names of brands, which have a capital, and numbers. */
const DEVICE = new Set(
  (
    'my mein meinem meiner mon ma mi meu minha mio mia mijn mojego moim min mit mobile mobil mobiltelefon handy ' +
    'smartphone phone phones tablet device devices gerät gerätes appareil téléphone portable móvil celular teléfono ' +
    'dispositivo cellulare telefono telefoon toestel telefonu telefonem iphone ipad ipod mail app the a an für for ' +
    'pour para per voor dla na auf mit avec con com met from von de du del dal da do van vanaf vanuit z ze using ' +
    'via with by au über gesendet geschickt sent secure email e-mail e mailbox smart samsung galaxy android ios ' +
    'outlook windows 発 から送信 から iphoneから送信 get your free und and der dem den die le la el il i o os on mobiele mój t mobile lte g ' +
    'network netz réseau red rete the obtenir obtener scarica download télécharger pobierz aplikację hol dir holen sie sich wurde diese nachricht'
  ).split(' '),
);
const ADDRESS = /<?(?:https?:\/\/|www\.)\S{1,300}|\S{1,64}@\S{1,200}/gi;
const WORD = /[\p{L}\p{M}]+/gu;
/** What programs and companies put under every message. */
const NOTICES = [
  /^(?:virus[- ]?free|virenfrei|sans virus|libre de virus|privo di virus|livre de vírus|virusvrij|wolny od wirusów)\b[. ]*(?:www\.\S{1,60})?[. ]*$/iu,
  /^(?:this (?:e-?mail|message) has been (?:checked|scanned) for viruses|diese e-?mail wurde (?:von|auf) .{0,40}viren|cet? (?:e-?mail|courriel|message) a été (?:vérifié|analysé)|este (?:correo|mensaje|e-?mail) ha sido (?:comprobado|analizado)|questa e-?mail è stata (?:controllata|esaminata)|este e-?mail foi verificado|deze e-?mail is gecontroleerd|ta wiadomość została sprawdzona)/iu,
  /^(?:please )?consider (?:the|your) environment(?:al responsibility)? before printing|^(?:bitte )?(?:denken sie an|schonen sie) die umwelt|^pensez à l['’]environnement avant d['’]imprimer|^antes de imprimir .{0,40}medio ?ambiente|^prima di stampare .{0,40}ambiente|^antes de imprimir .{0,40}ambiente|^denk aan het milieu/iu,
];

/** Whether a program wrote this line below what somebody wrote: "Sent from my iPhone". */
export function isFooter(plain: string): boolean {
  if (NOTICES.some((it) => it.test(plain))) return true;
  if (plain.length > 120 || /[?!]/.test(plain) || !SENT.test(plain)) return false;
  const words = plain.replace(ADDRESS, ' ').replace(SENT, ' ').match(WORD) ?? [];
  return words.every((it) => DEVICE.has(it.toLowerCase()) || /^\p{Lu}/u.test(it));
}
