/** ISO 3166-1 alpha-2, all 249 officially assigned codes. */
const ASSIGNED = `
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`;

/** Places with a country calling code of their own but without an assigned code: Kosovo, Ascension, Tristan da Cunha. */
const OTHERS = ['XK', 'AC', 'TA'];

/** US territories have their own ISO codes and are the US to Meta (WA-GEO-004). */
const US_TERRITORIES: ReadonlySet<string> = new Set(['PR', 'GU', 'VI', 'AS', 'MP', 'UM']);

/** Every code a business number's country can have. */
export const COUNTRIES: ReadonlySet<string> = new Set([...ASSIGNED.trim().split(/\s+/), ...OTHERS]);

/**
 * The country by which Meta judges a business number; null for anything that is no code: what cannot be resolved is unknown,
 * and unknown denies (WA-GEO-004).
 */
export function countryOf(code: string | undefined): string | null {
  if (code === undefined || !COUNTRIES.has(code)) return null;
  return US_TERRITORIES.has(code) ? 'US' : code;
}
