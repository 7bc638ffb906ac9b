import { type Origin } from '../../../model/session';
import { type RawSpan } from '../../../model/telemetry';

/** The spans of a session, found by what refers to them. */
export class SpanIndex {
  private readonly byReference = new Map<string, RawSpan>();
  private readonly byParent = new Map<string, RawSpan[]>();

  constructor(spans: readonly RawSpan[]) {
    for (const span of spans) {
      const reference = spanReference(span);
      if (this.byReference.has(reference)) {
        continue;
      }
      this.byReference.set(reference, span);
      const parent = spanReference({ traceId: span.traceId, spanId: span.parentSpanId });
      const siblings = this.byParent.get(parent);
      if (siblings === undefined) {
        this.byParent.set(parent, [span]);
      } else {
        siblings.push(span);
      }
    }
  }

  /** The span that a run or call was read from; undefined where only log records tell of it. */
  find(origin: Origin): RawSpan | undefined {
    return origin.spanId === '' ? undefined : this.byReference.get(spanReference(origin));
  }

  /** Spans directly below one, by start time. */
  below(span: RawSpan): RawSpan[] {
    return (this.byParent.get(spanReference(span)) ?? []).slice().sort((a, b) => a.start - b.start);
  }
}

function spanReference({ traceId, spanId }: Origin): string {
  return `${traceId}:${spanId}`;
}
