import { type Piece, replacePieces } from './pieces.js';

/** How long the IBANs of each country are (the registry of SWIFT). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 ' +
    'DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 ' +
    'IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 ' +
    'MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 ' +
    'SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((it) => [it.slice(0, 2), Number(it.slice(2))]),
);

const BEGINNING = /(?<![\p{L}\p{N}])[A-Z]{2}[ -]?\d{2}/giu;
const NEXT = /[ \u00a0\u2009\u202f-]?[A-Z0-9]/iy;
const ALONE = /(?![\p{L}\p{N}])/uy;
const SEPARATORS = /[^A-Z0-9]/g;

/** Takes the numbers of bank accounts out of a text, but their last four characters. */
export function withoutIbans(text: string): string {
  const found: Piece[] = [];
  for (const { 0: beginning, index } of text.matchAll(BEGINNING)) {
    const end = endOf(text, beginning, index);
    if (end === undefined || index < (found.at(-1)?.end ?? 0)) continue;
    const value = text.slice(index, end).toUpperCase().replace(SEPARATORS, '');
    if (passesMod97(value)) found.push({ start: index, end, value });
  }
  return replacePieces(text, found, (value) => `[IBAN …${value.slice(-4)}]`);
}

/** Where an IBAN of this country would end; nothing where it goes on, or there is not so much. */
function endOf(text: string, beginning: string, index: number): number | undefined {
  const length = LENGTHS.get(beginning.slice(0, 2).toUpperCase());
  if (length === undefined) return undefined;
  let end = index + beginning.length;
  for (let count = 4; count < length; count++) {
    NEXT.lastIndex = end;
    if (!NEXT.test(text)) return undefined;
    end = NEXT.lastIndex;
  }
  ALONE.lastIndex = end;
  return ALONE.test(text) ? end : undefined;
}

/** The check digits of ISO 13616: as a number, letters from 10 and the beginning last, it is 1 mod 97. */
function passesMod97(iban: string): boolean {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
