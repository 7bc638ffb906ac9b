import type { RecordRef } from '../observation';
import type { LlmCall, Run, Session, ToolCall } from '../session';

/** A part of the model that is read from records. */
export type Piece = Session | Run | LlmCall | ToolCall;

/**
 * Which records each part of folded sessions was read from. Filled while folding where one is handed in; the model
 * itself holds no records, and costs nothing for them.
 */
export class RecordLedger {
  /** Places of records, the first to be believed first: of a span its index, of a log record the complement of it. */
  private readonly places = new Map<object, number[]>();

  /** A record told of a part, or of what will be one. */
  add(part: object, { signal, index }: RecordRef): void {
    this.placesOf(part).push(signal === 'span' ? index : ~index);
  }

  /** What was told of `other` was told of `part`. */
  join(part: object, other: object): void {
    const places = this.placesOf(part);
    for (const place of this.places.get(other) ?? []) {
      places.push(place);
    }
  }

  /** The records that a part was read from, the first to be believed first. */
  recordsOf(piece: Piece): RecordRef[] {
    return (this.places.get(piece) ?? []).map((place) =>
      place < 0 ? { signal: 'log', index: ~place } : { signal: 'span', index: place }
    );
  }

  private placesOf(part: object): number[] {
    let places = this.places.get(part);
    if (places === undefined) {
      places = [];
      this.places.set(part, places);
    }
    return places;
  }
}
