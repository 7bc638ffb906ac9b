import { editsIn } from './edits';

const read = (value: unknown) => editsIn(JSON.stringify(value));
const written = ({ lines }: { lines: ReturnType<typeof editsIn>[number]['lines'] }) =>
  lines.map(({ change, text }) => `${change} ${text}`);

it.each([
  [{ file_path: 'a.ts', old_string: 'x\ny', new_string: 'x\nz' }],
  [{ path: 'a.ts', old_str: 'x\ny', new_str: 'x\nz', command: 'str_replace' }],
  [{ filePath: 'a.ts', oldString: 'x\ny', newString: 'x\nz' }],
  [{ path: 'a.ts', edits: [{ oldText: 'x\ny', newText: 'x\nz' }] }],
])('%j replaces lines of a file', (value) => {
  const [edit, ...more] = read(value);
  expect(more).toEqual([]);
  expect(edit?.path).toBe('a.ts');
  expect(edit && written(edit)).toEqual(['same x', 'removed y', 'added z']);
});

it('reads what is written into a file, and patches', () => {
  expect(read({ file_path: 'a.ts', content: 'one\ntwo' }).map(written)).toEqual([['added one', 'added two']]);
  const patch = '*** Begin Patch\n*** Update File: a.ts\n@@\n-x\n+y\n*** End Patch';
  for (const edits of [editsIn(patch), read({ input: patch })]) {
    expect(edits).toMatchObject([{ patch: true }]);
    expect(edits[0]?.lines.filter(({ change }) => change !== 'same')).toHaveLength(2);
  }
});

it.each([
  ['{"path":"a.ts"}'],
  ['{"command":"ls"}'],
  ['{"content":"a message"}'],
  ['{"old_string":7}'],
  ['not JSON'],
  ['[]'],
  [''],
])('%s changes no file', (raw) => {
  expect(editsIn(raw)).toEqual([]);
});
