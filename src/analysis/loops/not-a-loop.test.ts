import fc from 'fast-check';
import { sessionOfCalls } from '../../testing/tool-calls';
import { loopsOf } from './loops';
import { isNoLoop, type NotALoop } from './not-a-loop';
import { toolCall } from '../../testing/sketches';

const isExempt = (name: string, args: string | undefined, rule: NotALoop) =>
  isNoLoop({ calls: [toolCall(name, { arguments: args })] }, [rule]);

it.each<[string, string | undefined, NotALoop, boolean]>([
  ['check', '{}', { tool: 'check' }, true],
  ['check', undefined, { tool: 'check' }, true],
  ['check2', '{}', { tool: 'check' }, false],
  ['mcp__github__list', '{}', { tool: 'mcp__*__list' }, true],
  ['mcp__list', '{}', { tool: 'mcp__*__list' }, false],
  ['bash', '{"command":"gh pr checks 7"}', { tool: 'bash', arguments: '*gh pr checks*' }, true],
  ['bash', '{"command":"make"}', { tool: 'bash', arguments: '*gh pr checks*' }, false],
  ['bash', '{"command":"make"}', { tool: 'bash', arguments: '{command}' }, true],
  ['bash', '{"command":"make","cwd":"/"}', { tool: 'bash', arguments: '{command}' }, false],
  ['bash', undefined, { tool: 'bash', arguments: '*' }, false],
  ['bash', undefined, { tool: 'bash', arguments: '–' }, true],
  ['a.b', '{}', { tool: 'a?b' }, false],
  ['say "no" {x}', '(', { tool: 'say "no" {x}', arguments: '(' }, true],
])('takes %s %s for what %j means: %s', (name, args, rule, wanted) => expect(isExempt(name, args, rule)).toBe(wanted));

it('matches as a regular expression does, in which a star is anything', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.', '('), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (name, tool) => {
      const expression = tool
        .split('*')
        .map((piece) => piece.replace(/[.(]/g, '\\$&'))
        .join('.*');
      expect(isExempt(name, '{}', { tool })).toBe(new RegExp(`^(?:${expression})$`, 's').test(name));
    }),
    { numRuns: 500 }
  );
});

it('leaves a loop out whose calls are all exempt, and keeps one that has others', () => {
  const same = (name: string) => ({ name, arguments: '{"q":1}', result: 'x' });
  const notLoops = [{ tool: 'check' }];
  const alone = sessionOfCalls([same('check'), same('check'), same('check')]);
  const inTurn = sessionOfCalls(Array.from({ length: 4 }, () => [same('check'), same('read')]).flat());
  expect(loopsOf(alone)).toHaveLength(1);
  expect(loopsOf(alone, { notLoops })).toEqual([]);
  expect(loopsOf(inTurn, { notLoops })).toHaveLength(1);
  expect(loopsOf(inTurn, { notLoops: [...notLoops, { tool: 'read' }] })).toEqual([]);
});
