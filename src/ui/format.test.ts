import {
  formatCount,
  formatDateTime,
  formatDayAndTime,
  formatDuration,
  formatPercent,
  formatShort,
  formatTimeOfDay,
  formatUsd,
} from './format';

describe('durations', () => {
  it.each([
    [0, '0 ms'],
    [812, '812 ms'],
    [2100, '2.10 s'],
    [59_999, '60.0 s'],
    [60_000, '1m 00s'],
    [451_900, '7m 31s'],
    [7_500_000, '2h 05m'],
    [277_200_000, '3d 05h'],
    [undefined, '–'],
    [NaN, '–'],
    [-3, '–'],
  ])('%p ms reads %p', (duration, text) => expect(formatDuration(duration)).toBe(text));
});

describe('numbers', () => {
  it('keeps small ones exact and shortens large ones', () => {
    expect([0, 981, 1204, 412_345].map(formatShort)).toEqual(['0', '981', '1.20 K', '412 K']);
    expect(formatCount(1_204_000)).toBe('1,204,000');
  });

  it('never shows an unknown number as 0', () => {
    expect([formatShort(undefined), formatCount(undefined)]).toEqual(['–', '–']);
  });
});

describe('times', () => {
  const time = Date.UTC(2026, 10, 21, 14, 2, 11, 45);

  it('follows the time zone', () => {
    expect(formatDateTime(time, 'utc')).toBe('2026-11-21 14:02:11');
    expect(formatDateTime(time, 'Asia/Tokyo')).toBe('2026-11-21 23:02:11');
    expect(formatDayAndTime(time, 'Asia/Tokyo')).toBe('11-21 23:02:11');
    expect(formatTimeOfDay(time, 'utc')).toBe('14:02:11.045');
  });

  it('says that a time is unknown', () => {
    expect(formatDateTime(NaN, 'utc')).toBe('–');
    expect(formatDayAndTime(NaN, 'utc')).toBe('–');
  });
});

describe('money and parts', () => {
  it('are short, and never 0 for a little', () => {
    expect([12.345, 0.01, 0.0045, 0.00000001, 0].map((usd) => formatUsd(usd))).toEqual([
      '$12.35',
      '$0.01',
      '$0.0045',
      '< $0.0001',
      '$0.00',
    ]);
    expect([0.834, 1, 0.001, 0].map(formatPercent)).toEqual(['83 %', '100 %', '< 1 %', '0 %']);
  });

  it('are a dash where unknown', () => expect([formatUsd(null), formatPercent(undefined)]).toEqual(['–', '–']));
});
