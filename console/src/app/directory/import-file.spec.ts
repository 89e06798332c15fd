import { readFiles, type ReadFiles } from './import-file.js';

const file = (name: string, text: string): { name: string; bytes: Uint8Array } => ({
  name,
  bytes: new TextEncoder().encode(text),
});
const ENDPOINTS = 'kind,id,pstnReachability\r\nwebrtc,web-app,none\r\n';
const ROUTES = 'platform;routeId;initiator\r\ninfobip;in;user\r\n';
const NUMBERS = '"number","country"\n+81311110001,JP\n';

describe('files that are to be put into the directory', () => {
  const rows: readonly { name: string; files: Parameters<typeof readFiles>[0]; read: ReadFiles }[] =
    [
      {
        name: 'three tables, each known by its heading',
        files: [file('a.csv', ENDPOINTS), file('b.csv', ROUTES), file('c.txt', NUMBERS)],
        read: { body: { csv: { endpoints: ENDPOINTS, routes: ROUTES, businessNumbers: NUMBERS } } },
      },
      {
        name: 'JSON as it is exported',
        files: [file('directory.json', '{"endpoints":[]}')],
        read: { body: { entries: { endpoints: [] } } },
      },
      {
        name: 'JSON that is none',
        files: [file('half.json', '{"endpoints":')],
        read: { fault: 'not-json', name: 'half.json' },
      },
      {
        name: 'a table of something else',
        files: [file('people.csv', 'name,mail\na,b\n')],
        read: { fault: 'no-list', name: 'people.csv' },
      },
      {
        name: 'the same table twice',
        files: [file('a.csv', ROUTES), file('b.csv', ROUTES)],
        read: { fault: 'same-list', name: 'b.csv' },
      },
      {
        name: 'more than is taken at once',
        files: [file('big.csv', `${ROUTES}${' '.repeat(8 * 1024 * 1024)}`)],
        read: { fault: 'too-large', name: 'big.csv' },
      },
    ];
  for (const { name, files, read } of rows) {
    it(`are read: ${name}`, () => expect(readFiles(files)).toEqual(read));
  }

  it('are read as Japanese spreadsheets write them, too', () => {
    // 証明者 in Shift_JIS.
    const team = [0x8f, 0xd8, 0x96, 0xbe, 0x8e, 0xd2];
    const heading = new TextEncoder().encode('kind,id,pstnReachability,attestedBy\nwebrtc,a,none,');
    const read = readFiles([{ name: 'a.csv', bytes: Uint8Array.from([...heading, ...team]) }]);

    expect('body' in read && read.body.csv?.endpoints?.endsWith('証明者')).toBeTrue();
  });
});
