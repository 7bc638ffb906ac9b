import { captureSettingOf, DIALECTS_WITH_SETTINGS } from './capture-settings';
import { DIALECTS, FALLBACK } from './registry';

it('names dialects that there are', () => {
  const names = [...DIALECTS, FALLBACK].map(({ name }) => name);
  expect(DIALECTS_WITH_SETTINGS.filter((name) => !names.includes(name))).toEqual([]);
});

it('is told by who wrote the record', () => {
  const emitter = { resource: [], scope: { name: 'gemini-cli', version: '' } };
  expect(captureSettingOf({ emitter, attributes: [] })).toEqual({
    dialect: 'Gemini CLI',
    setting: 'telemetry.logPrompts',
  });
  const unknown = { resource: [], scope: { name: 'langsmith', version: '' } };
  expect(captureSettingOf({ emitter: unknown, attributes: [] })?.dialect).not.toBe('Gemini CLI');
});
