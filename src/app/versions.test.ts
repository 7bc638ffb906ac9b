import { isOlder } from './versions';

describe('isOlder', () => {
  it.each([
    ['2.7.1', '2.8', true],
    ['1.9', '2.8', true],
    ['2.8.0-dev', '2.8', false],
    ['v2.10.0', '2.8', false],
    ['2.7-rc1', '2.8', true],
    ['2.8-rc1', '2.8', false],
    ['3.0.3', '2.8', false],
    ['10.0', '9.1', false],
    ['main-abc123', '2.8', false],
    ['', '2.8', false],
  ])('%j before %s: %j', (version, needed, older) => {
    expect(isOlder(version, needed)).toBe(older);
  });
});
