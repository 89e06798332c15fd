import { auditConfiguration } from '@ringfence/rules';
import type { Audited } from './audit-desk.js';
import { exportOf } from './audit-export.js';
import { auditedText } from './audited-text.js';

const TEXT = `[
  { "name": "=1+1", "destinations": [{ "type": "ENDPOINT", "value": { "type": "PHONE", "phoneNumber": "1" } }] }
]`;

function audited(): Audited {
  const files = [auditedText('callrouting-routes, of mine.json', TEXT)];
  const result = auditConfiguration({ platform: 'infobip', files }, { now: 0 });
  return { files, guarded: undefined, result };
}

describe('What was found, taken away', () => {
  it('is SARIF with the line of each finding', () => {
    const { name, text } = exportOf(audited(), 'sarif', 'en');
    const { runs } = JSON.parse(text) as {
      runs: { results: { locations: { physicalLocation: { region: object } }[] }[] }[];
    };

    expect(name).toBe('configuration-audit.sarif');
    expect(runs[0].results[0].locations[0].physicalLocation.region).toEqual({
      startLine: 2,
      startColumn: 38,
    });
  });

  it('is CSV whose cells are texts and never formulas', () => {
    const files = [auditedText('=cmd.json', '{ "action": { "type": "FORWARD_TO_PSTN" } }')];
    const result = auditConfiguration({ platform: 'infobip', files }, { now: 0 });
    const { text } = exportOf({ files, guarded: undefined, result }, 'csv', 'ja');
    const [head, row] = text.split('\r\n');

    expect(head).toBe('\uFEFFseverity,door,title,file,line,pointer,message,repair');
    expect(row).toContain(",'=cmd.json,1,/action,");
  });

  it('puts cells with commas in quotation marks', () => {
    expect(exportOf(audited(), 'csv', 'en').text).toContain(
      ',"callrouting-routes, of mine.json",2,',
    );
  });

  it('is JSON as the server answered', () => {
    const { result } = audited();

    expect(JSON.parse(exportOf(audited(), 'json', 'en').text)).toEqual(
      JSON.parse(JSON.stringify(result)),
    );
  });
});
