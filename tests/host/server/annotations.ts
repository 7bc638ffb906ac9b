import { HttpError, found } from './http.ts';

/** Grafana's annotation; times are milliseconds since the epoch. */
interface Annotation {
  id: number;
  created: number;
  updated: number;
  login: string;
  time: number;
  timeEnd: number;
  text: string;
  tags: string[];
  data?: unknown;
}

type Written = Partial<Pick<Annotation, 'time' | 'timeEnd' | 'text' | 'tags' | 'data'>>;

const DEFAULT_LIMIT = 100;
const MAX_TAGS_LENGTH = 500;

/** `key` or `key:value`, each once; what follows a second colon is lost, as in Grafana. */
function parseTags(tags: string[]): string[] {
  const pairs = tags.map((tag) => tag.split(':', 2).map((part) => part.trim()));
  return [...new Set(pairs.filter(([key]) => key).map((pair) => pair.filter(Boolean).join(':')))];
}

/** A time that is missing is the other one; the earlier one is the start. */
function checked({ time, timeEnd, ...annotation }: Annotation): Annotation {
  if (Buffer.byteLength(JSON.stringify(annotation.tags)) > MAX_TAGS_LENGTH) {
    throw new HttpError(400, 'Tags length exceeds the maximum allowed.');
  }
  const [start = 0, end = 0] = [time || timeEnd, timeEnd || time].sort((a, b) => a - b);
  return { ...annotation, time: start, timeEnd: end };
}

/** Grafana's annotations without dashboards, in memory: the store of what people add to sessions. */
export class Annotations {
  private readonly all = new Map<number, Annotation>();
  private lastId = 0;

  /** As `GET /api/annotations`: tags (all of them unless `matchAny`), from and to, type, limit; latest end first. */
  find(query: URLSearchParams): Annotation[] {
    const number = (name: string) => Number(query.get(name) ?? 0);
    const [from, to] = [number('from'), number('to')];
    const wanted = parseTags(query.getAll('tags'));
    const isWanted = (tag: string) => wanted.includes(tag) || wanted.includes(tag.replace(/:.*/, ''));
    // Grafana counts: a key twice on one annotation, asked for once, is a tag too many.
    const tagged = (matching: number) => (query.get('matchAny') === 'true' ? matching > 0 : matching === wanted.length);
    return [...this.all.values()]
      .filter(({ time, timeEnd }) => !(from > 0 && to > 0) || (time <= to && timeEnd >= from))
      .filter(({ tags }) => wanted.length === 0 || tagged(parseTags(tags).filter(isWanted).length))
      .filter(() => query.get('type') !== 'alert')
      .sort((a, b) => b.timeEnd - a.timeEnd || b.time - a.time)
      .slice(0, number('limit') || DEFAULT_LIMIT);
  }

  get = (id: number): Annotation => found(this.all.get(id), 'Annotation not found');

  add({ time = Date.now(), timeEnd = 0, text, tags = [], data }: Written, login: string) {
    if (!text) {
      throw new HttpError(400, 'Failed to save annotation');
    }
    const times = { created: Date.now(), updated: Date.now(), time, timeEnd };
    const added = checked({ id: this.lastId + 1, login, text, tags: parseTags(tags), data, ...times });
    this.lastId = added.id;
    this.all.set(added.id, added);
    return { message: 'Annotation added', id: added.id };
  }

  /** What is left out, empty or 0 stays as it was. */
  patch(id: number, { time, timeEnd, text, tags, data }: Written) {
    const changed = Object.entries({ time, timeEnd, text, tags, data }).filter(([, value]) => value);
    this.all.set(id, checked({ ...this.get(id), ...Object.fromEntries(changed), updated: Date.now() }));
    return { message: 'Annotation patched' };
  }

  delete(id: number) {
    this.all.delete(id);
    return { message: 'Annotation deleted' };
  }
}
