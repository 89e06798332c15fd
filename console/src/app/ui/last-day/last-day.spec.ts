import { endOfDay, lastDayOf } from './last-day.js';

describe('the last day of something that ends', () => {
  for (const day of ['2027-01-01', '2027-02-28', '2028-02-29', '2027-12-31', '2027-03-28']) {
    it(`is ${day} for what ends when that day is over`, () =>
      expect(lastDayOf(endOfDay(day))).toBe(day));
  }

  it('is the day an end falls into, unless it is that day’s very beginning', () => {
    const noon = new Date(2027, 4, 3, 12).toISOString();

    expect([lastDayOf(noon), lastDayOf(new Date(2027, 4, 3).getTime())]).toEqual([
      '2027-05-03',
      '2027-05-02',
    ]);
  });

  it('is over at midnight of the reader’s zone', () =>
    expect(endOfDay('2027-05-03')).toBe(new Date(2027, 4, 4).toISOString()));
});
