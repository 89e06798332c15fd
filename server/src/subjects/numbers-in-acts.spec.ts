import { freshKeys } from '../keys/keys.fixture.js';
import { actOnRecord, withoutNumbers } from './numbers-in-acts.js';
import { References } from './references.js';

describe('A6: an act on record', () => {
  const references = new References(freshKeys().pseudonyms);
  const user = references.of('number', '819011110001');
  const texts: readonly { name: string; text: string; is: string }[] = [
    { name: 'a number with its plus', text: 'about +819011110001', is: `about ${user}` },
    {
      name: 'a number without',
      text: '819011110001: wants no calls',
      is: `${user}: wants no calls`,
    },
    { name: 'a number written apart', text: 'call +81 90-1111-0001 back', is: `call ${user} back` },
    { name: 'a full-width number', text: '＋８１９０１１１１０００１ さん', is: `${user} さん` },
    {
      name: 'a number as dialled at home',
      text: '090-1111-0001',
      is: references.of('number', '09011110001'),
    },
    { name: 'two numbers', text: '819011110001/819011110001', is: `${user}/${user}` },
    {
      name: 'a number after Japanese words',
      text: '利用者819011110001様',
      is: '利用者819011110001様',
    },
    { name: 'a mailbox', text: 'from taro.yamada@home.example.', is: 'from [mailbox].' },
    { name: 'a date', text: 'agreed on 2026-11-25', is: 'agreed on 2026-11-25' },
    { name: 'an instant', text: 'at 2026-11-25T10:00:00.000Z', is: 'at 2026-11-25T10:00:00.000Z' },
    {
      name: 'an id',
      text: 'draft/01J8Z3K4M5N6P7Q8R9S0T1V2W3',
      is: 'draft/01J8Z3K4M5N6P7Q8R9S0T1V2W3',
    },
    {
      name: 'a digest',
      text: `sha256:${'1234567890'.repeat(6)}abcd`,
      is: `sha256:${'1234567890'.repeat(6)}abcd`,
    },
    { name: 'a short number', text: 'version 12, 100 calls', is: 'version 12, 100 calls' },
    { name: 'a reference', text: `subject/${user}`, is: `subject/${user}` },
    {
      name: 'Japanese words',
      text: '上限を下げる（依頼による）',
      is: '上限を下げる（依頼による）',
    },
  ];
  for (const { name, text, is } of texts) {
    it(`tells of ${name} without a number or a mailbox`, () => {
      expect(withoutNumbers(text, references)).toBe(is);
    });
  }

  it('is cleared in its object, reason and details, and nowhere else', () => {
    const act = actOnRecord(
      {
        action: 'directory.put',
        object: 'business-number/+819011110001',
        actor: { kind: 'machine', id: 'key', credential: 'key' },
        before: null,
        after: 'sha256:1234567',
        reason: 'for 819011110001',
        details: { number: '+819011110001', count: 12_345_678, isNew: true, none: null },
      },
      references,
    );

    expect(act).toEqual({
      action: 'directory.put',
      object: `business-number/${user}`,
      actor: { kind: 'machine', id: 'key', credential: 'key' },
      before: null,
      after: 'sha256:1234567',
      reason: `for ${user}`,
      details: { number: user, count: 12_345_678, isNew: true, none: null },
    });
  });
});
