import type { Observation } from '../observation';
import { buildTree, type Node } from './tree';

const observe = (id: number, parent: number | undefined, start = id): Observation => ({
  kind: 'other',
  dialect: 'test',
  signal: 'span',
  index: 0,
  traceId: 'a'.repeat(32),
  spanId: hex(id),
  parentSpanId: parent === undefined ? '' : hex(parent),
  name: 'test',
  start,
  end: start + 1,
  status: 'unset',
  statusMessage: '',
  fields: {},
  rare: undefined,
  facts: undefined,
  resource: {},
  sessionKey: undefined,
  tokens: { inputIncludesCache: true, outputIncludesReasoning: true },
});

const hex = (id: number) => id.toString(16).padStart(16, '0');

const idsOf = (nodes: readonly Node[]): unknown[] =>
  nodes.map((node) => [Number.parseInt(node.observation.spanId, 16), ...idsOf(node.children)]);

describe('buildTree', () => {
  it('links children to parents whatever the order, by start time', () => {
    const roots = buildTree([observe(3, 1, 30), observe(2, 1, 20), observe(1, undefined, 10)]);
    expect(idsOf(roots)).toEqual([[1, [2], [3]]]);
  });

  it('finds parents that are far from their children, and those that begin after them', () => {
    const far = [
      observe(1, undefined),
      observe(2, 1),
      ...[3, 4, 5, 6, 7].map((id) => observe(id, id - 1)),
      observe(8, 2),
    ];
    expect(idsOf(buildTree(far))).toEqual([[1, [2, [3, [4, [5, [6, [7]]]]], [8]]]]);
    expect(idsOf(buildTree([observe(1, 2, 10), observe(2, undefined, 20)]))).toEqual([[2, [1]]]);
  });

  it('takes a span that arrives twice for one', () => {
    const roots = buildTree([observe(1, undefined), observe(1, undefined)]);
    expect(idsOf(roots)).toEqual([[1]]);
  });

  it('keeps a span whose parent is missing, as an orphan', () => {
    const roots = buildTree([observe(2, 1)]);
    expect(roots[0]?.orphan).toBe(true);
  });

  it('cuts cycles without losing a span', () => {
    const roots = buildTree([observe(1, 3), observe(2, 1), observe(3, 2), observe(4, 4)]);
    expect(idsOf(roots)).toEqual([[1, [2, [3]]], [4]]);
    expect(roots.every((root) => root.orphan)).toBe(true);
  });

  it('keeps spans without an id apart', () => {
    const roots = buildTree([observe(0, undefined), observe(0, undefined)].map(withoutId));
    expect(roots).toHaveLength(2);
  });

  it('holds a chain of 100,000 spans within what a reader can recurse', () => {
    const chain = Array.from({ length: 100_000 }, (_, index) => observe(index + 1, index === 0 ? undefined : index));
    const roots = buildTree(chain);
    const count = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + 1 + count(node.children), 0);
    expect(count(roots)).toBe(100_000);
  });
});

function withoutId(observation: Observation): Observation {
  return { ...observation, spanId: '' };
}
