/** Ways in which people and platforms write a number. */
export const NUMBER_FORMS: Readonly<Record<string, (digits: string) => string>> = {
  'nothing else': (digits) => digits,
  hyphens: (digits) => digits.replace(/(\d{4})(?=\d)/g, '$1-'),
  spaces: (digits) => digits.replace(/(\d{2})(?=\d)/g, '$1 '),
  'full-width digits': (digits) =>
    digits.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  'Arabic-Indic digits': (digits) =>
    digits.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
  'a prefix of the channel': (digits) => `whatsapp:+${digits}`,
  'a display name': (digits) => `"Taro" <sip:+${digits}@pbx.example>`,
  'a password in a SIP address': (digits) => `sips:${digits}:1234@pbx.example;user=phone`,
  'a host made of it': (digits) => `sip:x@${digits}.example`,
  'letters before it': (digits) => `agent${digits}`,
};
