import type { NoteCode } from '../model/session';
import { explain } from './explain';

const noted = (code: NoteCode, count: number) => ({
  key: 'session.id',
  notes: [{ code, count, example: 'span $& {{count}}' }],
});

describe('explain', () => {
  it('says by what sessions are told apart', () => {
    expect(explain({ key: 'session.id', notes: [] })).toEqual(['Sessions are told apart by the attribute session.id.']);
    expect(explain({ key: 'trace id', notes: [] })).toEqual(['No record names a session: the trace is taken for it.']);
  });

  it('counts, with another text for one, and takes what records say literally', () => {
    expect(explain(noted('duplicate', 3))[1]).toBe(
      '3 spans arrived more than once: each counts once. First: span $& {{count}}.'
    );
    expect(explain(noted('duplicate', 1))[1]).toBe(
      'One span arrived more than once: it counts once. First: span $& {{count}}.'
    );
  });

  it('is said by whoever knows the language', () => {
    expect(explain(noted('merged', 2), (key, _text, { count, example }) => `${key} ${count ?? example}`)).toEqual([
      'session.note.key undefined',
      'session.note.merged 2 session.note.first span $& {{count}}',
    ]);
  });
});
