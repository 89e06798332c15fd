import { EditHistory } from './edit-history.js';

describe('EditHistory', () => {
  let history: EditHistory<string>;
  let now: string;

  beforeEach(() => {
    history = new EditHistory();
    now = 'start';
  });

  function type(next: string, at: string, typing: string | null = null): void {
    history.record(now, at, typing);
    now = next;
  }
  function undo(): string {
    const step = history.undo(now);
    now = step?.state ?? now;
    return `${now} at ${step?.at}`;
  }
  function redo(): string {
    const step = history.redo(now);
    now = step?.state ?? now;
    return `${now} at ${step?.at}`;
  }

  it('goes back and forth over the places that changed', () => {
    type('one', '/a');
    type('two', '/b');
    expect([undo(), undo(), undo(), redo(), redo()]).toEqual([
      'one at /b',
      'start at /a',
      'start at undefined',
      'one at /a',
      'two at /b',
    ]);
  });

  it('takes back in one step what was typed without a pause', () => {
    type('o', '/a', 'text');
    type('on', '/a', 'text');
    history.pause();
    type('one', '/a', 'text');
    expect([undo(), undo()]).toEqual(['on at /a', 'start at /a']);
  });

  it('begins a step when the typing goes on elsewhere', () => {
    type('o', '/a', 'text');
    type('on', '/b', 'other');
    expect([undo(), undo()]).toEqual(['o at /b', 'start at /a']);
  });

  it('forgets what was taken back once something else is typed', () => {
    type('one', '/a');
    undo();
    type('else', '/a');
    expect([history.canRedo(), undo()]).toEqual([false, 'start at /a']);
  });

  it('keeps what somebody else changed when a step is taken back', () => {
    type('one', '/a');
    history.rebase((state) => `${state}+theirs`);
    now = 'one+theirs';
    expect(undo()).toBe('start+theirs at /a');
  });
});
