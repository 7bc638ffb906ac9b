import { PbfReader } from 'pbf';
import type { Emitter, KeyValue, RawSpan } from '../telemetry';
import { CutMessageError, message, readAttributesAt1, readScope, readSpan, text } from './span-message';

/** The answer of Tempo's `/api/v2/traces/<id>`. */
export interface TraceAnswer {
  spans: RawSpan[];
  /** Tempo left parts of the trace out. */
  partial: boolean;
  /** Why, in Tempo's words. */
  message: string;
}

/** A message of which the bytes have begun to come. */
interface Level {
  /** Where it ends, counted from the first byte of the answer. */
  end: number;
  /** Fields that are messages of many parts, which are read as they come. */
  open: (tag: number, end: number) => Level | undefined;
  /** All other fields, which are read once they are whole. */
  read: (tag: number, pbf: PbfReader) => void;
}

/**
 * Reads a trace while its bytes come: spans are read as soon as they are whole. Field numbers are those of Tempo's
 * `tempo.proto` and OTLP's `trace.proto`; unknown fields are passed over, as protobuf wants it.
 */
export class TraceDecoder {
  private readonly answer: TraceAnswer = { spans: [], partial: false, message: '' };
  private readonly levels: Level[];
  /** Bytes of a field that is not whole yet, as they came. */
  private pieces: Uint8Array[] = [];
  private waiting = 0;
  /** How many bytes came before them. */
  private passed = 0;
  /** How many of them there must be before it is worth looking at them. */
  private wanted = 0;

  /** @param message `tempopb.TraceByIDResponse`; else `tempopb.Trace` or OTLP's `TracesData`, which share their only field */
  constructor(message: 'answer' | 'trace') {
    const { answer } = this;
    this.levels = [message === 'answer' ? answerLevel(answer) : traceLevel(answer.spans, Infinity)];
  }

  /**
   * Takes the next bytes.
   *
   * @throws CutMessageError where they are no protobuf
   */
  take(bytes: Uint8Array): void {
    this.pieces.push(bytes);
    this.waiting += bytes.length;
    if (this.waiting < this.wanted) {
      return;
    }
    const all = joined(this.pieces, this.waiting);
    const pbf = new PbfReader(all);
    try {
      for (let hasMore = true; hasMore;) {
        hasMore = this.readNext(pbf);
      }
    } catch (error) {
      throw error instanceof CutMessageError ? error : new CutMessageError(String(error));
    }
    this.pieces = pbf.pos === all.length ? [] : [all.subarray(pbf.pos)];
    this.waiting -= pbf.pos;
    this.passed += pbf.pos;
  }

  /**
   * What there is after the last byte.
   *
   * @throws CutMessageError where it lies in the middle of a message
   */
  end(): TraceAnswer {
    const length = this.passed + this.waiting;
    const cut = this.levels.find(({ end }) => end !== Infinity && end > length);
    if (cut !== undefined) {
      throw new CutMessageError(`The message ends after ${length} bytes but its parts go on to byte ${cut.end}.`);
    }
    if (this.waiting > 0) {
      throw new CutMessageError(`The message ends after ${length} bytes in the middle of a field.`);
    }
    return this.answer;
  }

  /** Reads a field, or the beginning of a message of many parts. @returns whether there was one */
  private readNext(pbf: PbfReader): boolean {
    const start = pbf.pos;
    let level = this.levels.at(-1) as Level;
    while (this.passed + start >= level.end) {
      this.levels.pop();
      level = this.levels.at(-1) as Level;
    }
    const bounds = boundsOfField(pbf);
    pbf.pos = start;
    if (bounds === undefined) {
      this.wanted = 0;
      return false;
    }
    const { tag, isMessage, value, end } = bounds;
    if (this.passed + end > level.end) {
      throw new CutMessageError(`A part of the message ends at byte ${this.passed + end}, after what it is part of.`);
    }
    const opened = isMessage ? level.open(tag, this.passed + end) : undefined;
    if (opened !== undefined) {
      this.levels.push(opened);
      pbf.pos = value;
      return true;
    }
    if (end > pbf.length) {
      this.wanted = end - start;
      return false;
    }
    pbf.readFields((tag, _, reader) => level.read(tag, reader), undefined, end);
    return true;
  }
}

/**
 * Reads `tempopb.TraceByIDResponse`, the answer of Tempo's `/api/v2/traces/<id>`.
 *
 * @throws CutMessageError where the bytes end in the middle of a message
 */
export function readTraceByIdResponse(bytes: Uint8Array): TraceAnswer {
  const decoder = new TraceDecoder('answer');
  decoder.take(bytes);
  return decoder.end();
}

/** Wire types of protobuf. */
const VARINT = 0;
const DELIMITED = 2;

/** Bytes of the kinds of numbers that always take as many. */
const FIXED_LENGTHS: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

interface FieldBounds {
  tag: number;
  /** It may be a message; else it is a number. */
  isMessage: boolean;
  /** Where its value begins, after the length where it has one. */
  value: number;
  /** Where the field ends, perhaps after the last byte that there is. */
  end: number;
}

/** Where the field lies that begins here; undefined where too few bytes have come to tell. */
function boundsOfField(pbf: PbfReader): FieldBounds | undefined {
  if (!holdsVarint(pbf)) {
    return undefined;
  }
  const key = pbf.readVarint();
  const [tag, wireType] = [key >>> 3, key & 7];
  const fixed = FIXED_LENGTHS[wireType];
  if (tag === 0 || (fixed === undefined && wireType !== VARINT && wireType !== DELIMITED)) {
    throw new CutMessageError(`A field of the message has the number ${tag} and is of kind ${wireType}.`);
  }
  if (fixed !== undefined) {
    return { tag, isMessage: false, value: pbf.pos, end: pbf.pos + fixed };
  }
  if (!holdsVarint(pbf)) {
    return undefined;
  }
  const length = pbf.readVarint();
  const isMessage = wireType === DELIMITED;
  return { tag, isMessage, value: pbf.pos, end: isMessage ? pbf.pos + length : pbf.pos };
}

/** A varint ends with the first byte below 128. */
function holdsVarint({ buf, pos, length }: PbfReader): boolean {
  let at = pos;
  while (at < length && (buf[at] as number) >= 0x80) {
    at += 1;
  }
  return at < length;
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1) {
    return pieces[0] as Uint8Array;
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function answerLevel(answer: TraceAnswer): Level {
  return {
    end: Infinity,
    open: (tag, end) => (tag === 1 ? traceLevel(answer.spans, end) : undefined),
    read: (tag, pbf) => {
      if (tag === 3) {
        answer.partial = pbf.readVarint() === 1;
      } else if (tag === 4) {
        answer.message = text(pbf);
      }
    },
  };
}

function traceLevel(spans: RawSpan[], end: number): Level {
  return { end, open: (tag, end) => (tag === 1 ? resourceSpansLevel(spans, end) : undefined), read: passOver };
}

/** A resource may follow its spans: its attribute list is filled in place, so that either order is right. */
function resourceSpansLevel(spans: RawSpan[], end: number): Level {
  const resource: KeyValue[] = [];
  return {
    end,
    open: (tag, end) => (tag === 2 ? scopeSpansLevel(spans, resource, end) : undefined),
    read: (tag, pbf) => {
      if (tag === 1) {
        message(pbf, readAttributesAt1, resource);
      }
    },
  };
}

function scopeSpansLevel(spans: RawSpan[], resource: readonly KeyValue[], end: number): Level {
  const emitter: Emitter = { resource, scope: { name: '', version: '' } };
  return {
    end,
    open: () => undefined,
    read: (tag, pbf) => {
      if (tag === 1) {
        message(pbf, readScope, emitter.scope);
      } else if (tag === 2) {
        spans.push(readSpan(pbf, emitter));
      }
    },
  };
}

function passOver(): void {
  // Nothing of the message but what it opens is known here.
}
