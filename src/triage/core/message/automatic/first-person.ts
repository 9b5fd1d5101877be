/** Words by which people speak of themselves and what is theirs. */
const SELF =
  /(?<!\p{L})(?:i|i['’](?:m|ve|d|ll)|my|mine|ich|mein(?:e[mnrs]?)?|mir|mich|je|j['’]\p{L}+|mon(?![ ,.]*\d| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|ma|mes|yo|mis?|io|mio|mia|miei|eu|meus?|minhas?|ik|mijn|mój|moja|moje|mojej|mojego|mną|mnie)(?!\p{L})/iu;
/** What customers are sent, and what is undeliverable for them. */
const GOODS =
  /(?<!\p{L})(?:parcels?|packages?|shipments?|orders?|pakete?s?|päckchen|sendung|lieferung|bestellung|colis|commande|livraison|paquetes?|pedidos?|envío|pacc[oh]i?|ordine|spedizione|encomendas?|pacotes?|pakket(?:je)?|bestelling|zending|paczk[aię]|przesyłk[aię]|zamówieni[ea]|cards?|payments?|karten?|zahlung|carte|paiement|tarjeta|pago|carta|pagamento|cartão|betaling|kaart|płatnoś[ćc]i?|karta)(?!\p{L})/iu;
const YOURS =
  /(?<!\p{L})(?:your|ihre?[nmrs]?|deine?[nmrs]?|votre|vos|tu|su|vuestr[oa]|su[oa]i?|vostr[oa]|tu[oa]|seu|sua|uw|jouw|je|twoj[aeą]?|twój|państwa|pana|pani)(?!\p{L})/iu;

/** Whether a text speaks of its author. */
export function speaksOfSelf(text: string): boolean {
  return SELF.test(text);
}

/** Whether a text names what a customer waits for as a customer would: not as yours. */
export function namesOwnGoods(text: string): boolean {
  return SELF.test(text) || (GOODS.test(text) && !YOURS.test(text));
}
