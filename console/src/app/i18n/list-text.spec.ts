import { listText } from './list-text.js';

describe('listText', () => {
  const parts = ['SIP', 'WebRTC'];

  it('sets things apart by a comma and a space in English', () =>
    expect(listText(parts, 'en')).toBe('SIP, WebRTC'));

  it('sets things apart by 、 alone in Japanese', () =>
    expect(listText(parts, 'ja')).toBe('SIP、WebRTC'));
});
