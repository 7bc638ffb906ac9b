import fc from 'fast-check';

import { lanesOf } from '../../../analysis/timeline/lanes';
import { callsIn } from '../../../analysis/placed-calls';
import { anySession } from '../../../testing/sketches';
import { PIECE_KINDS, timelineColumns } from './columns';

it('say of every piece of the lanes what it is, and of which call', () => {
  fc.assert(
    fc.property(anySession, (session) => {
      const calls = callsIn(session);
      const told = timelineColumns(session).lanes.map(({ rows }) =>
        rows.map(({ start, end, kind, failed, call }) =>
          Array.from(start, (from, at) => ({
            kind: PIECE_KINDS[kind[at] ?? -1],
            start: from,
            end: end[at],
            call: calls[call[at] ?? -1],
            failed: failed[at] === 1,
          }))
        )
      );
      const wanted = lanesOf(session).map(({ rows }) => rows.map((row) => row.map(({ open: _, ...piece }) => piece)));
      expect(told).toEqual(wanted);
    })
  );
});
