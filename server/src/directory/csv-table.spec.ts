import fc from 'fast-check';
import { plainCell, shieldedCell } from './csv-cells.js';
import { csvOf, readCsv } from './csv-table.js';

const COLUMNS = ['number', 'who', 'until'];

describe('a table of the directory', () => {
  it('gives back every text that was put into it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\t', '\r', '\n', ' ', 'a'),
      }),
    );
    const row = fc.record({ number: text, who: text, until: text });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const held = rows.map((cells) =>
          Object.fromEntries(
            Object.entries(cells).filter(([, cell]) => shieldedCell(cell).trim() !== ''),
          ),
        );
        const read = readCsv(csvOf(COLUMNS, rows), COLUMNS);

        expect(read.problems).toEqual([]);
        expect(read.rows.map(({ cells }) => ({ ...cells }))).toEqual(
          held.filter((cells) => Object.keys(cells).length > 0),
        );
      }),
      { numRuns: 500 },
    );
  });

  const cells: readonly { text: string; cell: string }[] = [
    { text: '=HYPERLINK("x")', cell: `'=HYPERLINK("x")` },
    { text: '+81311110001', cell: `'+81311110001` },
    { text: '-1', cell: `'-1` },
    { text: '@SUM(1)', cell: `'@SUM(1)` },
    { text: '\tcmd', cell: `'\tcmd` },
    { text: '＝1+1', cell: `'＝1+1` },
    { text: `'quoted'`, cell: `''quoted'` },
    { text: 'network team', cell: 'network team' },
    { text: '2027-01-01T00:00:00Z', cell: '2027-01-01T00:00:00Z' },
  ];
  for (const { text, cell } of cells) {
    it(`writes ${JSON.stringify(text)} so that no spreadsheet runs it`, () => {
      expect([shieldedCell(text), plainCell(cell)]).toEqual([cell, text]);
    });
  }

  it('reads a number that somebody typed without the apostrophe, and a name that begins with one', () => {
    const { rows } = readCsv(`number,who\n+81311110001,'s-Hertogenbosch\n`, COLUMNS);

    expect(rows).toEqual([{ row: 2, cells: { number: '+81311110001', who: `'s-Hertogenbosch` } }]);
  });

  const readable: readonly { name: string; text: string }[] = [
    { name: 'semicolons, as spreadsheets of some countries write', text: 'number;who\n1;a\n' },
    { name: 'tabs', text: 'number\twho\n1\ta\n' },
    { name: 'columns in another order', text: 'who,number\na,1\n' },
    {
      name: 'CRLF, a byte order mark and empty lines',
      text: '\uFEFFnumber,who\r\n\r\n1,a\r\n\r\n',
    },
    { name: 'cells in quotes', text: 'number,who\n"1","a"\n' },
    { name: 'a row that ends early', text: 'number,who,until\n1,a\n' },
  ];
  for (const { name, text } of readable) {
    it(`reads ${name}`, () => {
      expect(readCsv(text, COLUMNS).rows.map(({ cells }) => ({ ...cells }))).toEqual([
        { number: '1', who: 'a' },
      ]);
    });
  }

  const unreadable: readonly { name: string; text: string; code: string }[] = [
    { name: 'a quote without an end', text: 'number,who\n"1,a\n', code: 'not-csv' },
    { name: 'a column nobody knows', text: 'number,mood\n1,a\n', code: 'unknown-column' },
    { name: 'a column named twice', text: 'number,number\n1,2\n', code: 'duplicate-column' },
    { name: 'no heading', text: '+81311110001,a\n', code: 'unknown-column' },
    { name: 'more cells than the heading', text: 'number,who\n1,a,b\n', code: 'not-csv' },
  ];
  for (const { name, text, code } of unreadable) {
    it(`refuses ${name} whole, and repeats nothing of it`, () => {
      const { rows, problems } = readCsv(text, COLUMNS);

      expect([rows.length, problems[0]?.code]).toEqual([0, code]);
      expect(JSON.stringify(problems)).not.toContain('81311110001');
    });
  }
});
