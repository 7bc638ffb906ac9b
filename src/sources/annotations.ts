import { getBackendSrv, hasPermission } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import * as v from 'valibot';

import type { FailureKind } from './failure';
import { type Refusal, refusalOf } from './refusal';

/** An annotation of the organisation, as Grafana stores it. Times in milliseconds since 1970. */
export interface Annotation {
  id: number;
  time: number;
  timeEnd: number;
  /** When it was written. */
  created: number;
  text: string;
  /** `key` or `key:value`; Grafana drops what follows a second colon, and refuses more than 500 bytes of them. */
  tags: string[];
  /** Who wrote it; Grafana does not tell of anonymous visitors. */
  login?: string;
}

export type NewAnnotation = Pick<Annotation, 'time' | 'timeEnd' | 'text' | 'tags'>;

/** What a viewer may do with annotations of the organisation, as far as Grafana has told the browser. */
export interface AnnotationRights {
  read: boolean;
  create: boolean;
  remove: boolean;
}

/** A request to Grafana's annotations that failed. */
export class AnnotationError extends Error {
  override name = 'AnnotationError';
  readonly kind: FailureKind;
  /** HTTP status, where an answer came. */
  readonly status?: number;
  /** What Grafana said. */
  readonly said?: string;

  constructor({ kind, status, said }: Refusal) {
    super(`Grafana's annotations: ${kind} ${said ?? ''}`.trim());
    this.kind = kind;
    this.status = status;
    this.said = said;
  }
}

const Annotations = v.array(
  v.object({
    id: v.number(),
    time: v.number(),
    timeEnd: v.number(),
    created: v.number(),
    text: v.string(),
    tags: v.nullish(v.array(v.string()), []),
    login: v.optional(v.string()),
  })
);

/** Where people's judgements are kept. */
export type AnnotationStore = Pick<AnnotationsApi, 'find' | 'add' | 'remove' | 'rights'>;

/** Grafana's annotations: https://grafana.com/docs/grafana/latest/developers/http_api/annotations/ */
export class AnnotationsApi {
  rights(): AnnotationRights {
    return {
      read: hasPermission('annotations:read'),
      create: hasPermission('annotations:create'),
      remove: hasPermission('annotations:delete'),
    };
  }

  /** Annotations that have all of these tags, whenever they are of, the latest first. @throws AnnotationError */
  async find(tags: readonly string[], limit: number, signal?: AbortSignal): Promise<Annotation[]> {
    const params = { tags: [...tags], type: 'annotation', limit };
    const answer = await request({ url: '/api/annotations', params, abortSignal: signal });
    const result = v.safeParse(Annotations, answer);
    if (!result.success) {
      throw new AnnotationError({ kind: 'unreadable', said: result.issues[0].message });
    }
    return result.output;
  }

  /** Stores an annotation of the organisation: on no dashboard. @throws AnnotationError */
  async add(annotation: NewAnnotation): Promise<void> {
    await request({ url: '/api/annotations', method: 'POST', data: annotation });
  }

  /** @throws AnnotationError */
  async remove(id: number): Promise<void> {
    await request({ url: `/api/annotations/${id}`, method: 'DELETE' });
  }
}

type Request = Omit<Parameters<ReturnType<typeof getBackendSrv>['fetch']>[0], 'showErrorAlert' | 'showSuccessAlert'>;

async function request(options: Request): Promise<unknown> {
  try {
    const silent = { showErrorAlert: false, showSuccessAlert: false };
    return (await lastValueFrom(getBackendSrv().fetch<unknown>({ ...options, ...silent }))).data;
  } catch (error) {
    throw new AnnotationError(refusalOf(error));
  }
}
