import { describe, expect, it } from '@jest/globals';
import { readMessage } from './read-message.js';

/** What mail programs in other languages send, and what its author wrote. */
const MAILS: readonly (readonly [program: string, mail: string, said: string])[] = [
  [
    'German, Thunderbird',
    'Danke, das hat geklappt.\n\nAm 05.01.2026 um 10:12 schrieb Shop:\n> Haben Sie es noch einmal versucht?\n',
    'Danke, das hat geklappt.',
  ],
  [
    'German, Gmail',
    'Wo ist mein Paket?\n\nAm Mo., 5. Jan. 2026 um 10:12 Uhr schrieb Shop Kundenservice <\nservice@shop.example>:\n\n> Ihre Bestellung ist unterwegs.\n',
    'Wo ist mein Paket?',
  ],
  [
    'German, Gmail on a telephone',
    'Ich möchte stornieren\n\nShop <service@shop.example> schrieb am Mo., 5. Jan. 2026, 10:12:\n\n> Vielen Dank für Ihre Bestellung\n',
    'Ich möchte stornieren',
  ],
  [
    'German, Outlook',
    'Die Rechnung fehlt noch.\n\nMit freundlichen Grüßen\n\nMax Müller\nEinkauf\nMüller GmbH & Co. KG\nTel. 030 1234567\n\nVon: Shop <service@shop.example>\nGesendet: Montag, 5. Januar 2026 10:12\nAn: Max Müller <max@mueller.example>\nCc: Eva Müller\nBetreff: AW: Bestellung 48213\n\nGuten Tag,\nanbei Ihre Bestellbestätigung.\n',
    'Die Rechnung fehlt noch.',
  ],
  [
    'German, Outlook, old',
    'Falscher Artikel!\n\n-----Ursprüngliche Nachricht-----\nVon: Shop\nGesendet: Montag, 5. Januar 2026 10:12\nAn: Max\nBetreff: Ihre Bestellung\n\nText',
    'Falscher Artikel!',
  ],
  [
    'German, iPhone',
    'Bitte um Rückruf\n\nVon meinem iPhone gesendet\n\n> Am 05.01.2026 um 10:12 schrieb Shop <service@shop.example>:\n> \n> Guten Tag\n',
    'Bitte um Rückruf',
  ],
  [
    'German, web mailer',
    'Kann ich per Rechnung zahlen?\n\n--\nDiese Nachricht wurde von meinem Android Mobiltelefon mit GMX Mail gesendet.\n\nGesendet: Montag, 05. Januar 2026 um 10:12 Uhr\nVon: "Shop" <service@shop.example>\nAn: max@gmx.example\nBetreff: Ihre Frage\n\nGerne.',
    'Kann ich per Rechnung zahlen?',
  ],
  ['German, app', 'Rechnung fehlt\n\nGesendet mit der GMX Mail App', 'Rechnung fehlt'],
  [
    'German, disclaimer',
    'Bitte senden Sie mir die Rechnung.\n\nViele Grüße\nMax\n\nDiese E-Mail enthält vertrauliche und rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind oder diese E-Mail irrtümlich erhalten haben, informieren Sie bitte den Absender und vernichten Sie diese Mail. Das unbefugte Kopieren ist nicht gestattet.',
    'Bitte senden Sie mir die Rechnung.',
  ],
  [
    'French, Gmail',
    'Je n’ai rien reçu.\n\nLe lun. 5 janv. 2026 à 10:12, Boutique <aide@boutique.example> a écrit :\n\n> Votre colis est livré.\n',
    'Je n’ai rien reçu.',
  ],
  [
    'French, Thunderbird',
    'Merci, tout va bien.\n\nLe 05/01/2026 à 10:12, Boutique a écrit :\n> Avez-vous reçu le colis ?',
    'Merci, tout va bien.',
  ],
  [
    'French, Outlook',
    'Je souhaite annuler.\n\nCordialement,\nÉlodie Martin\n\nDe : Boutique <aide@boutique.example>\nEnvoyé : lundi 5 janvier 2026 10:12\nÀ : Élodie Martin\nObjet : RE: commande\n\nBonjour',
    'Je souhaite annuler.',
  ],
  [
    'French, Outlook, old',
    "Mauvaise taille\n\n-----Message d'origine-----\nDe : Boutique\nEnvoyé : lundi\nÀ : moi\nObjet : commande\n\nBonjour",
    'Mauvaise taille',
  ],
  [
    'French, iPhone',
    'Où est ma commande ?\n\nEnvoyé de mon iPhone\n\n> Le 5 janv. 2026 à 10:12, Boutique <aide@boutique.example> a écrit :\n> \n> Bonjour',
    'Où est ma commande ?',
  ],
  [
    'Spanish, Gmail',
    'No funciona el código.\n\nEl lun, 5 ene 2026 a las 10:12, Tienda (<ayuda@tienda.example>) escribió:\n\n> Aquí tiene su código.\n',
    'No funciona el código.',
  ],
  [
    'Spanish, Outlook',
    'Quiero devolverlo\n\nUn saludo,\nLucía\n\nDe: Tienda <ayuda@tienda.example>\nEnviado el: lunes, 5 de enero de 2026 10:12\nPara: Lucía\nAsunto: RE: pedido\n\nHola',
    'Quiero devolverlo',
  ],
  [
    'Spanish, iPhone',
    'Gracias, ya llegó\n\nEnviado desde mi iPhone\n\n> El 5 ene 2026, a las 10:12, Tienda <ayuda@tienda.example> escribió:\n>\n> Su pedido',
    'Gracias, ya llegó',
  ],
  [
    'Italian, Gmail',
    'Dove si trova il mio pacco?\n\nIl giorno lun 5 gen 2026 alle ore 10:12 Negozio <aiuto@negozio.example> ha\nscritto:\n\n> Il suo ordine è partito.\n',
    'Dove si trova il mio pacco?',
  ],
  [
    'Italian, Outlook',
    'Vorrei la fattura.\n\nCordiali saluti\nMario Rossi\n\nDa: Negozio <aiuto@negozio.example>\nInviato: lunedì 5 gennaio 2026 10:12\nA: Mario Rossi\nOggetto: R: ordine\n\nBuongiorno',
    'Vorrei la fattura.',
  ],
  [
    'Italian, forwarded',
    'Che cosa è?\n\n---------- Messaggio inoltrato ---------\nDa: Negozio <aiuto@negozio.example>\nDate: lun 5 gen 2026\nSubject: Ricevuta\n\nHa pagato 10 €',
    'Che cosa è?',
  ],
  [
    'Portuguese, Gmail',
    'Ainda não recebi.\n\nEm seg., 5 de jan. de 2026 às 10:12, Loja <ajuda@loja.example> escreveu:\n\n> O seu pedido foi enviado.\n',
    'Ainda não recebi.',
  ],
  [
    'Portuguese, Outlook',
    'Quero cancelar\n\nAtenciosamente,\nJoão\n\nDe: Loja <ajuda@loja.example>\nEnviada em: segunda-feira, 5 de janeiro de 2026 10:12\nPara: João\nAssunto: RES: pedido\n\nOlá',
    'Quero cancelar',
  ],
  [
    'Dutch, Gmail',
    'Waar blijft mijn pakket?\n\nOp ma 5 jan 2026 om 10:12 schreef Winkel <hulp@winkel.example>:\n\n> Uw bestelling is onderweg.\n',
    'Waar blijft mijn pakket?',
  ],
  [
    'Dutch, Outlook',
    'Ik wil het ruilen\n\nMet vriendelijke groet,\nJan de Vries\n\nVan: Winkel <hulp@winkel.example>\nVerzonden: maandag 5 januari 2026 10:12\nAan: Jan de Vries\nOnderwerp: RE: bestelling\n\nHallo',
    'Ik wil het ruilen',
  ],
  [
    'Polish, Gmail',
    'Gdzie jest moja paczka?\n\npon., 5 sty 2026 o 10:12 Sklep <pomoc@sklep.example> napisał(a):\n\n> Zamówienie wysłane.\n',
    'Gdzie jest moja paczka?',
  ],
  [
    'Polish, Thunderbird',
    'Dziękuję, działa.\n\nW dniu 5.01.2026 o 10:12, Sklep pisze:\n> Czy działa?',
    'Dziękuję, działa.',
  ],
  [
    'Polish, Outlook',
    'Proszę o fakturę\n\nPozdrawiam\nAnna Nowak\n\nOd: Sklep <pomoc@sklep.example>\nWysłano: poniedziałek, 5 stycznia 2026 10:12\nDo: Anna Nowak\nTemat: ODP: zamówienie\n\nDzień dobry',
    'Proszę o fakturę',
  ],
  [
    'Swedish, Gmail',
    'Var är paketet?\n\nDen mån 5 jan. 2026 kl 10:12 skrev Butik <hjalp@butik.example>:\n\n> Skickat.\n',
    'Var är paketet?',
  ],
  [
    'Danish, Outlook',
    'Jeg vil returnere\n\nMed venlig hilsen\nMette\n\nFra: Butik <hjaelp@butik.example>\nSendt: 5. januar 2026 10:12\nTil: Mette\nEmne: SV: ordre\n\nHej',
    'Jeg vil returnere',
  ],
  [
    'Russian, Gmail',
    'Где мой заказ?\n\nпн, 5 янв. 2026 г. в 10:12, Магазин <help@shop.example>:\n\n> Отправлен.\n',
    'Где мой заказ?',
  ],
  [
    'Japanese, Gmail',
    '荷物が届きません。\n\n2026年1月5日(月) 10:12 Shop <help@shop.example>:\n\n> 発送しました。\n',
    '荷物が届きません。',
  ],
  [
    'Chinese, Gmail',
    '我要退款\n\nShop <help@shop.example> 于2026年1月5日周一 10:12写道：\n\n> 您好\n',
    '我要退款',
  ],
  [
    'Chinese, QQ',
    '我要退款\n\n------------------ 原始邮件 ------------------\n发件人: "Shop"\n发送时间: 2026年1月5日 10:12\n收件人: me\n主题: 订单\n\n您好',
    '我要退款',
  ],
  [
    'Czech, Seznam',
    'Kde je zásilka?\n\n---------- Původní zpráva ----------\nOd: Obchod\nKomu: já\nDatum: 5. 1. 2026\nPředmět: objednávka\n\nDobrý den',
    'Kde je zásilka?',
  ],
];

describe('readMessage, mails in other languages', () => {
  it.each(MAILS)('%s', (_, mail, said) => {
    expect(readMessage(mail)).toEqual({ kind: 'request', text: said });
  });
});
