import { hashOf } from '../model/fingerprint';
import type { Annotation, AnnotationStore } from './annotations';

/** What people can say of a session, and of what was found in it. */
export const OPINIONS = ['up', 'down', 'not_a_loop'] as const;

export type Opinion = (typeof OPINIONS)[number];

/** A judgement as it was stored. */
export interface Judgement {
  /** Of its annotation. */
  id: number;
  opinion: Opinion;
  /** Key of the loop that is none (`loopKey`); undefined for the other opinions. */
  loop?: string;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Login of who said it; undefined where Grafana does not tell. */
  by?: string;
}

/** A judgement to be stored. */
export interface NewJudgement {
  opinion: Opinion;
  loop?: string;
  /** The comment, or what the opinion is called where there is none: Grafana stores no annotation without a text. */
  text: string;
  /** What it is about: the session or the loop, in milliseconds since 1970. */
  from: number;
  to: number;
  agent?: string;
  tool?: string;
}

/** Judgements of one session that are read; a page says so when it has as many. */
export const MAX_JUDGEMENTS = 500;

/** Every annotation of the app has it. */
const MARK = 'flightrecorder';

/** Characters of a tag's value: Grafana refuses more than 500 bytes of tags in all. */
const LONGEST = 120;

/**
 * What people said of a session, the latest first. They are annotations with the tags `flightrecorder`,
 * `session:<id>` and `judgement:<opinion>`, whoever wrote them and wherever.
 *
 * @throws AnnotationError
 */
export async function judgementsOf(
  store: AnnotationStore,
  sessionId: string,
  signal?: AbortSignal
): Promise<Judgement[]> {
  const annotations = await store.find([MARK, tag('session', sessionId)], MAX_JUDGEMENTS, signal);
  return annotations.flatMap((annotation) => judgementIn(annotation) ?? []).sort((a, b) => b.at - a.at);
}

/** Keys of loops, of whichever session, that somebody judged to be none. @throws AnnotationError */
export async function loopsSetAside(store: Pick<AnnotationStore, 'find'>, signal?: AbortSignal): Promise<Set<string>> {
  const annotations = await store.find([MARK, tag('judgement', 'not_a_loop')], MAX_JUDGEMENTS, signal);
  return new Set(annotations.flatMap((annotation) => judgementIn(annotation)?.loop ?? []));
}

/** Stores a judgement. @throws AnnotationError */
export async function judge(store: AnnotationStore, sessionId: string, judgement: NewJudgement): Promise<void> {
  const { opinion, loop, text, from, to, agent, tool } = judgement;
  const tags = [
    MARK,
    tag('session', sessionId),
    tag('judgement', opinion),
    ...(loop === undefined ? [] : [tag('loop', loop)]),
    ...(agent === undefined ? [] : [tag('agent', agent)]),
    ...(tool === undefined ? [] : [tag('tool', tool)]),
  ];
  await store.add({ time: Math.floor(from), timeEnd: Math.ceil(to), text, tags });
}

function judgementIn({ id, tags, text, created, login }: Annotation): Judgement | undefined {
  const opinion = OPINIONS.find((candidate) => tags.includes(tag('judgement', candidate)));
  const loop = tags.find((candidate) => candidate.startsWith('loop:'))?.slice('loop:'.length);
  if (opinion === undefined || (opinion === 'not_a_loop' && loop === undefined)) {
    return undefined;
  }
  return { id, opinion, loop, text, at: created, by: login };
}

/**
 * A tag of a key and a value from outside. Grafana ends a value at a colon and trims blanks: they are written as in
 * URLs. A long value is cut, and its fingerprint tells it from others that begin alike.
 */
function tag(key: string, value: string): string {
  // Half a character cannot be written.
  const written = encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
  return `${key}:${written.length <= LONGEST ? written : `${written.slice(0, LONGEST - 17)}~${hashOf(value)}`}`;
}
