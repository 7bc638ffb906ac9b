import { deserialize, serialize } from 'node:v8';

import fc from 'fast-check';

import { pack } from './pack';
import { buffersOf, type Parcel } from './parcel';
import { Unpacker } from './unpack';

/** A graph after it went to another thread and was rebuilt. */
function sent<T extends object>(root: T): T {
  const unpacker = new Unpacker<T>();
  for (const parcel of pack(root)) {
    unpacker.take(deserialize(serialize(parcel)) as Parcel);
  }
  return unpacker.root();
}

it('brings plain values over as they are', () => {
  const values = {
    a: [1, -1, 0.5, -0, NaN, Infinity, 2 ** 31, -(2 ** 31), 2 ** 53],
    b: undefined,
    c: null,
    d: true,
    e: '',
  };
  expect(sent(values)).toStrictEqual(values);
  expect(Object.is(sent([-0])[0], -0)).toBe(true);
  expect(Object.keys(sent(values))).toEqual(Object.keys(values));
});

it('keeps what refers to one object referring to one object, and circles closed', () => {
  interface Node {
    name: string;
    parent?: Node;
    children: Node[];
  }
  const root: Node = { name: 'root', parent: undefined, children: [] };
  root.children.push({ name: 'child', parent: root, children: [] });
  const graph = { root, byName: new Map(root.children.map((node) => [node.name, node])), seen: new Set([root]) };
  const arrived = sent(graph);
  const [child] = arrived.root.children;
  expect(child?.parent).toBe(arrived.root);
  expect(arrived.byName.get('child')).toBe(child);
  expect(arrived.seen.has(arrived.root)).toBe(true);
});

it('cuts long lists and maps over several parcels', () => {
  const items = Array.from({ length: 120_000 }, (_, number) => ({ number, text: `item ${number % 7}` }));
  const graph = { items, places: new Map(items.map((item, place) => [item, place])), all: new Set(items) };
  const parcels = Array.from(pack(graph));
  expect(parcels.length).toBeGreaterThan(5);
  expect(Math.max(...parcels.map(({ cells }) => cells.length))).toBeLessThan(60_000);
  expect(parcels.flatMap(({ texts }) => texts)).toHaveLength(7);
  const arrived = sent(graph);
  expect(arrived.items).toEqual(items);
  expect(arrived.places.get(arrived.items[119_999]!)).toBe(119_999);
  expect(arrived.all.size).toBe(120_000);
});

it('hands columns over, also those that several refer to', () => {
  const times = Float64Array.from([0.5, -1, NaN]);
  const arrived = sent({ times, marks: [Uint8Array.from([1, 0]), new Uint32Array()], again: { times } });
  expect(Array.from(arrived.times)).toEqual([0.5, -1, NaN]);
  expect(arrived.again.times).toBe(arrived.times);
  expect(arrived.marks.map((column) => [column.BYTES_PER_ELEMENT, ...column])).toEqual([[1, 1, 0], [4]]);
  const [parcel] = pack({ times });
  expect(parcel && buffersOf(parcel)).toContain(times.buffer);
});

it('takes keys for what they are, whatever they are called', () => {
  const hostile = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2, "": 3}') as object;
  const arrived = sent({ hostile }).hostile;
  expect(JSON.stringify(arrived)).toBe(JSON.stringify(hostile));
  expect(Object.getPrototypeOf(arrived)).toBe(Object.prototype);
});

it('brings any plain data over', () => {
  const value = fc.anything({
    withMap: true,
    withSet: true,
    withBigInt: false,
    withNullPrototype: false,
    key: fc.stringMatching(/^\w*$/),
  });
  fc.assert(fc.property(fc.array(value), (data) => expect(sent(data)).toStrictEqual(data)));
});
