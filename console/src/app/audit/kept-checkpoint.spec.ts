import { CheckpointMemory } from './kept-checkpoint.js';

describe('CheckpointMemory', () => {
  const memory = new CheckpointMemory();
  afterEach(() => localStorage.removeItem('ringfence.ledger'));

  it('remembers what it was given, and nothing else', () => {
    localStorage.removeItem('ringfence.ledger');
    expect(memory.recall()).toBeNull();
    const kept = { note: 'a note', publicKey: 'AQI=', seenAt: '2026-11-24T01:00:00.000Z' };
    memory.keep(kept);
    expect(memory.recall()).toEqual(kept);
    localStorage.setItem('ringfence.ledger', '{"note":"a note"}');
    expect(memory.recall()).toBeNull();
  });
});
