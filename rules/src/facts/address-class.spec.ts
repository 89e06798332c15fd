import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { classifyAddress, isEmergencyAddress, type AddressClass } from './address-class.js';
import { inForce } from './parameters-in-force.js';

/** Letters, digits and signs in full width. */
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

describe('classifyAddress', () => {
  const table: Readonly<Record<AddressClass, readonly string[]>> = {
    number: [
      '+819011110001',
      '819011110001',
      '0311110001',
      '110',
      '1',
      ' +819011110001 ',
      wide('+819011110001'),
      '123456789012345',
    ],
    sip: [
      'sip:agent@pbx.example.com',
      'SIPS:Agent@PBX.example.com:5061;transport=TLS',
      'sip:+819011110001@pbx.example.com',
      'sip:110@pbx.example.com',
      'sip:pbx.example.com',
      'sip:agent@[2001:db8::1]:5060',
      'sip:agent@pbx.example.com;user=ip',
      'sip:agent@pbx.example.com;superuser=phone',
      'sip:agent@pbx.example.com;user=phonebook',
      'sip:a@b.c?subject=telephone',
      'sip:hotel:1@b.c',
    ],
    phone: [
      'tel:+819011110001',
      'TEL:+819011110001',
      'Tel:110',
      ' tel:110',
      wide('tel:+819011110001'),
      'ｔeｌ:110',
      'te%6c:110',
      '%74%65%6C%3a110',
      'te\u00adl:110',
      '\u200btel:110',
      'sip:x@b.c?Refer-To=tel:110',
      'sip:x@b.c?Refer-To=%74el%3A110',
      'sip:tel:110@b.c',
      'sip:x@b.c;user=phone',
      'sip:x@b.c;USER=Phone',
      'sip:x@b.c;user="phone"',
      'sip:x@b.c;transport=tls;user=phone;lr',
      'sip:x@b.c?a=b&user=phone',
      'sip:x;user=phone@b.c',
      'sip:x@b.c;us%65r=phone',
      'sip:x@b.c;user%3Dphone',
      'sip:x@b.c%3Buser=phone',
      'sip:x@b.c;%2575ser=phone',
      wide('sip:x@b.c;user=phone'),
      'sip:x@b.c;user=ip;user=phone',
      'sip:x@b.c; user=phone',
      '<sip:x@b.c>',
      '"Agent" <sip:x@b.c>',
      'sip:x@b.c,tel:110',
      'sip:x y@b.c',
      'sip:a\u200b@b.c',
      'sip:٣٣٣@b.c',
      'sip:',
      'sip:@b.c',
      'sip:x@-b.c',
      'sip:x@b.c:999999',
      'callto:110',
      'https://example.com/call?to=110',
      'whatsapp:+819011110001',
      '+81 90 1111 0001',
      '03-1111-0001',
      '(03)11110001',
      '+8190\u200b11110001',
      '1234567890123456',
      '*110#',
      '٣٣٣',
      'my mobile',
      'agent@pbx.example.com',
      '%',
      '',
      ' ',
      '\u0000',
    ],
  };
  for (const [expected, addresses] of Object.entries(table)) {
    for (const address of addresses) {
      it(`reads ${JSON.stringify(address)} as ${expected}`, () =>
        expect(classifyAddress(address)).toBe(expected as AddressClass));
    }
  }
});

describe('isEmergencyAddress', () => {
  const numbers = new Set(
    inForce(SHIPPED_POLICY.parameters, Date.UTC(2026, 10, 24), 'meta').get(
      'pstn.emergencyNumbers',
    ) as string[],
  );
  const emergencies = [
    ...['110', '119', '118', '112', '911', '999', '000', '111', '113'],
    wide('110'),
    ' 110 ',
    '1-1-0',
    '1 1 0',
    '(110)',
    '+110',
    '+81110',
    '0081110',
    '01081119',
    '+1911',
    '+44999',
    '+852999',
    '+81-110',
    'tel:110',
    'TEL:110;phone-context=+81',
    wide('tel:119'),
    'te%6c:110',
    'sip:110@pbx.example.com',
    'sip:+81110@pbx.example.com',
    'sip:110:secret@pbx.example.com',
    'sip:110;ext=5@pbx.example.com',
    'SIPS:1%310@pbx.example.com',
    'sip:110@pbx.example.com;user=phone',
  ];
  const others = [
    '1100',
    '0110',
    '+819011110110',
    '+81311110119',
    '+8131110',
    '5911',
    'sip:agent@110.example.com',
    'sip:agent110@pbx.example.com',
    'sip:1001@pbx.example.com',
    'tel:+819011110110',
    'my 110',
    '',
  ];
  for (const address of emergencies) {
    it(`knows ${JSON.stringify(address)}`, () =>
      expect(isEmergencyAddress(address, numbers)).toBeTrue());
  }
  for (const address of others) {
    it(`does not take ${JSON.stringify(address)} for one`, () =>
      expect(isEmergencyAddress(address, numbers)).toBeFalse());
  }
  it('reads the list it is given', () => {
    expect(isEmergencyAddress('555', numbers)).toBeFalse();
    expect(isEmergencyAddress('555', new Set(['555']))).toBeTrue();
  });
});
