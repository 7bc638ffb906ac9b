import { RECORDER } from './keys';
import { withheldOf } from './withheld';

it('reads what the collector says that it did', () => {
  expect(
    withheldOf([
      { key: 'other', value: { stringValue: 'x' } },
      { key: RECORDER.masked, value: { intValue: '2' } },
      { key: RECORDER.truncated, value: { intValue: 40_000 } },
      { key: RECORDER.content, value: { stringValue: 'previews' } },
    ])
  ).toEqual({ masked: 2, cutFrom: 40_000, level: 'previews' });
});

it('is empty for records that it left as they are', () => {
  expect(withheldOf([{ key: 'other' }])).toEqual({});
});
