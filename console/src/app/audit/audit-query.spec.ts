import { auditQueryOf, instantsOf, numberIn, paramsOfAudit } from './audit-query.js';

const queryOf = (search: string): ReturnType<typeof auditQueryOf> => {
  const params = new URLSearchParams(search);
  return auditQueryOf((name) => params.get(name));
};

describe('auditQueryOf', () => {
  it('shows the acts of people when the address says nothing', () => {
    expect(paramsOfAudit(queryOf(''))).toEqual({ kind: 'act' });
  });

  it('passes over what it does not understand', () => {
    expect(paramsOfAudit(queryOf('kind=everything&from=yesterday&to=2026-13-40'))).toEqual({
      kind: 'act',
    });
  });

  it('asks for every kind by naming none', () => {
    expect(paramsOfAudit(queryOf('kind=all&action=draft.submit&actor=p1&object=draft/1'))).toEqual({
      action: 'draft.submit',
      actor: 'p1',
      object: 'draft/1',
    });
  });

  it('takes whole days of the reader, the last one too', () => {
    const { from, to } = instantsOf(queryOf('from=2026-03-03&to=2026-03-03'));
    expect(new Date(from).getTime()).toBe(new Date(2026, 2, 3).getTime());
    expect(new Date(to).getTime()).toBe(new Date(2026, 2, 4).getTime());
  });
});

describe('numberIn', () => {
  const cases: [string, string | null][] = [
    ['+81 90-1111-0001', '+819011110001'],
    ['user (090) 1111 0001', '09011110001'],
    ['draft/01JDF7Q2X8M4', null],
    ['version/123456', null],
    ['p1.aZ_9', null],
  ];
  for (const [text, number] of cases) {
    it(`finds ${number ?? 'none'} in ${text}`, () => expect(numberIn(text)).toBe(number));
  }
});
