import { initials } from '../ui/person/initials.js';
import { localPlace } from './local-place.js';
import { placeOfSearch } from './place-of-search.js';

describe('placeOfSearch', () => {
  const id = '01JDF7Q2X8M4ABCDEFGH100005';
  const cases: [string, ReturnType<typeof placeOfSearch>][] = [
    ['', null],
    ['   ', null],
    [id, { decision: id }],
    [` ${id.toLowerCase()} `, { decision: id }],
    ['+81 3-1111-0001', { number: '+81311110001' }],
    ['（090）１１１１-0001', { number: '09011110001' }],
    ['permission missing', { reason: 'permission-missing' }],
    ['PSTN-leg', { reason: 'pstn-leg' }],
  ];
  for (const [text, place] of cases) {
    it(`leads ${JSON.stringify(text)} to ${JSON.stringify(place)}`, () => {
      expect(placeOfSearch(text)).toEqual(place);
    });
  }
});

describe('localPlace', () => {
  const cases: [string | undefined, string][] = [
    [undefined, '/overview'],
    ['/decisions?effect=deny', '/decisions?effect=deny'],
    ['https://elsewhere.example/', '/overview'],
    ['//elsewhere.example', '/overview'],
    ['/\\elsewhere.example', '/overview'],
    ['/sign-in?return=/policy', '/overview'],
  ];
  for (const [asked, place] of cases) {
    it(`goes from ${asked} to ${place}`, () => expect(localPlace(asked)).toBe(place));
  }
});

describe('initials', () => {
  const cases: [string, string][] = [
    ['Suzuki Mao', 'SM'],
    ['auditor', 'AU'],
    ['田中 健一', '田健'],
    ['', ''],
  ];
  for (const [name, letters] of cases) {
    it(`of ${name} are ${letters}`, () => expect(initials(name)).toBe(letters));
  }
});
