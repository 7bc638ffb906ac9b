import { contextOf } from '../../../analysis/context/context';
import { loopsOf } from '../../../analysis/loops/loops';
import { spendingOf } from '../../../analysis/spending/spending';
import { llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../../testing/sketches';
import { figuresOf } from './figures';
import { treeOf } from './nodes';
import { filterParameters, isFiltered, keptNodes, NO_FILTER, readFilter } from './stepFilter';
import { isFailedCallNode, isStep, Whereabouts } from './whereabouts';

const failing = (start: number) =>
  toolCall('edit_file', { start, arguments: '{"path":"Src/a.ts"}', outcome: 'error', error: { type: 'not_found' } });
const inside = runOfSteps([[llmCall({ start: 50, reportedCost: 2 })]], { agent: 'reviewer' });
const delegate = toolCall('delegate', { start: 40, runs: [inside] });
const read = toolCall('read', { start: 20, result: 'Nothing to SEE' });
const loop = [failing(100), failing(200), failing(300)];
const session = sessionOfRuns([
  runOfSteps([
    [llmCall({ start: 10, reportedCost: 1 }), read],
    [llmCall({ start: 30 }), delegate],
    ...loop.map((call) => [call]),
  ]),
  runOfSteps([[llmCall({ start: 1000 })]]),
]);
const places = new Whereabouts(treeOf(session));
const loops = loopsOf(session);
const spending = spendingOf(session);
const figures = figuresOf({ loops, context: contextOf(session), spending });
const kept = (filter: Partial<typeof NO_FILTER>) =>
  Array.from(keptNodes(places, { ...NO_FILTER, ...filter }, (call) => figures.loopOf(call) !== undefined) ?? [])
    .flatMap((node) => (node.kind === 'call' ? [node.call] : []))
    .sort((a, b) => a.start - b.start);

describe('the filter of the steps', () => {
  it('lets through calls that meet all of its conditions, and what is above them', () => {
    expect(kept({ failures: true })).toEqual(loop);
    expect(kept({ loops: true })).toEqual(loop);
    expect(kept({ tool: 'read' })).toEqual([read]);
    expect(kept({ text: ' src/A ' })).toEqual(loop);
    expect(kept({ text: 'see' })).toEqual([read]);
    expect(kept({ text: 'see', failures: true })).toEqual([]);
    const nodes = keptNodes(places, { ...NO_FILTER, tool: 'read' }, () => false);
    expect(nodes?.has(places.root)).toBe(true);
    expect(nodes?.size).toBe(4);
  });

  it('is nothing where it is empty', () => {
    expect(keptNodes(places, { ...NO_FILTER, text: ' ' }, () => false)).toBeUndefined();
    expect(isFiltered(NO_FILTER)).toBe(false);
  });

  it('is the same after the way through a URL', () => {
    for (const filter of [NO_FILTER, { failures: true, loops: true, tool: 'a&b', text: '<x> ä' }]) {
      const given = Object.entries(filterParameters(filter)).filter(
        (entry): entry is [string, string] => entry[1] !== null
      );
      expect(readFilter(`?${new URLSearchParams(given)}`)).toEqual(filter);
    }
  });
});

describe('whereabouts', () => {
  it('lead on to the next and back to the one before, and from the last on to the first', () => {
    const first = places.next(places.root, 1, isFailedCallNode);
    expect(first).toBe(places.of(loop[0]!));
    expect(places.next(places.of(loop[2]!)!, 1, isFailedCallNode)).toBe(first);
    expect(places.next(first!, -1, isFailedCallNode)).toBe(places.of(loop[2]!));
    expect(places.next(places.root, -1, isStep)).toBe(places.of(session.runs[1]!.steps[0]!));
    expect(places.next(places.root, 1, () => false)).toBeUndefined();
  });

  it('name a place by its step, and by its run where there are several', () => {
    expect(places.nameOf(places.of(loop[1]!)!)).toBe('run 1, step 4');
    expect(places.nameOf(places.of(inside.steps[0]!)!)).toBe('sub-agent reviewer, step 1');
    const single = new Whereabouts(treeOf(sessionOfRuns([session.runs[1]!])));
    expect(single.nameOf(single.of(session.runs[1]!.steps[0]!)!)).toBe('step 1');
  });
});

it('costs of a node are those of the calls below it, with how many have none', () => {
  expect(figures.costOf(places.root)).toEqual({ usd: 3, unpriced: 2 });
  expect(figures.costOf(places.of(delegate)!)).toEqual({ usd: 2, unpriced: 0 });
  expect(figures.costOf(places.of(read)!)).toEqual({ usd: null, unpriced: 0 });
});
