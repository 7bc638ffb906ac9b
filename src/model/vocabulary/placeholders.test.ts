import { isTakenOut, maskedIn, NOT_CAPTURED, placeholderOf } from './placeholders';

describe('what was masked in a text', () => {
  it('is counted by what it was', () => {
    const text = `write to ${placeholderOf('EMAIL')} or ${placeholderOf('EMAIL')} with ${placeholderOf('API_KEY')}`;
    expect(maskedIn(text)).toEqual([
      { category: 'EMAIL', count: 2 },
      { category: 'API_KEY', count: 1 },
    ]);
  });

  it('is known of other tools too, though some do not say what it was', () => {
    expect(maskedIn("<REDACTED> __REDACTED__ [REDACTED] [Scrubbed due to 'password']")).toEqual([
      { category: '', count: 3 },
      { category: 'password', count: 1 },
    ]);
  });

  it('is nothing where people write about it', () => {
    expect(maskedIn('the REDACTED part, [redacted], array[REDACTED_KEY], **bold**')).toEqual([]);
  });
});

describe('a text of which nothing is left', () => {
  it.each([NOT_CAPTURED, ' <REDACTED>\n', '"<REDACTED>"', placeholderOf('SECRET'), '__REDACTED__', '****'])(
    'is told: %j',
    (text) => expect(isTakenOut(text)).toBe(true)
  );

  it.each(['', 'password: [SECRET_REDACTED]', '{"path":"[PATH_REDACTED]"}', '*', 'REDACTED'])(
    'is told from others: %j',
    (text) => expect(isTakenOut(text)).toBe(false)
  );
});
