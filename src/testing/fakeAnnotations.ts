import { type Annotation, AnnotationError, type AnnotationRights, type NewAnnotation } from '../sources/annotations';

const MAX_TAGS_LENGTH = 500;

/** Grafana's annotations in memory, with what Grafana does to tags. */
export class FakeAnnotations {
  all: Annotation[] = [];
  /** What every request fails with, where set. */
  failure: AnnotationError | undefined;
  private lastId = 0;

  constructor(private readonly may: Partial<AnnotationRights> = {}) {}

  rights(): AnnotationRights {
    return { read: true, create: true, remove: true, ...this.may };
  }

  async find(tags: readonly string[], limit: number): Promise<Annotation[]> {
    this.check();
    const wanted = tags.map(asStored);
    return this.all.filter((annotation) => wanted.every((tag) => annotation.tags.includes(tag))).slice(0, limit);
  }

  async add(annotation: NewAnnotation): Promise<void> {
    this.check();
    const tags = annotation.tags.map(asStored);
    if (new TextEncoder().encode(JSON.stringify(tags)).length > MAX_TAGS_LENGTH) {
      throw new AnnotationError({ kind: 'bad_request', status: 400, said: 'Tags length exceeds the maximum allowed.' });
    }
    this.all.push({ ...annotation, tags, id: (this.lastId += 1), created: this.lastId, login: 'ada' });
  }

  async remove(id: number): Promise<void> {
    this.check();
    this.all = this.all.filter((annotation) => annotation.id !== id);
  }

  private check(): void {
    if (this.failure !== undefined) {
      throw this.failure;
    }
  }
}

/** `key:value`: what follows a second colon is lost, blanks around go. */
function asStored(tag: string): string {
  return tag
    .split(':', 2)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(':');
}
