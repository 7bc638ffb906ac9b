import { PbfWriter } from 'pbf';
import { spansOfTraces } from './json';
import { CutMessageError } from './span-message';
import { readTraceByIdResponse, TraceDecoder } from './trace-decoder';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const START = BigInt('1763719200123456789');

/** Writes the same trace that `DOCUMENT` holds; fields by number as in OTLP's `trace.proto`. */
function answerBytes(): Uint8Array {
  const writer = new PbfWriter();
  writer.writeMessage(1, (_, trace) => trace.writeMessage(1, writeResourceSpans, null), null);
  writer.writeVarintField(3, 1);
  writer.writeStringField(4, 'trace exceeds max size');
  return writer.finish();
}

function writeResourceSpans(_: unknown, pbf: PbfWriter): void {
  // Scope spans before the resource: protobuf allows any order.
  pbf.writeMessage(
    2,
    (_, scopeSpans) => {
      scopeSpans.writeMessage(
        1,
        (_, scope) => {
          scope.writeStringField(1, 'gen_ai');
          scope.writeStringField(2, '1.0');
        },
        null
      );
      scopeSpans.writeMessage(2, writeSpan, null);
    },
    null
  );
  pbf.writeMessage(1, (_, resource) => writeAttribute(resource, 1, 'service.name', 1, 'demo'), null);
}

function writeSpan(_: unknown, pbf: PbfWriter): void {
  pbf.writeBytesField(1, Buffer.from(TRACE_ID, 'hex'));
  pbf.writeBytesField(2, Buffer.from('00f067aa0ba902b7', 'hex'));
  pbf.writeStringField(5, 'chat model ✓');
  pbf.writeVarintField(6, 3);
  writeFixed64(pbf, 7, START);
  writeFixed64(pbf, 8, START + BigInt(1e9));
  writeAttribute(pbf, 9, 'a.text', 1, 'x');
  writeAttribute(pbf, 9, 'a.flag', 2, true);
  writeAttribute(pbf, 9, 'a.count', 3, -5);
  writeAttribute(pbf, 9, 'a.ratio', 4, 0.5);
  pbf.writeMessage(
    11,
    (_, event) => {
      writeFixed64(event, 1, START);
      event.writeStringField(2, 'exception');
      writeAttribute(event, 3, 'exception.type', 1, 'Error');
    },
    null
  );
  pbf.writeMessage(
    15,
    (_, status) => {
      status.writeStringField(2, 'it broke');
      status.writeVarintField(3, 2);
    },
    null
  );
  pbf.writeVarintField(99, 7);
}

function writeFixed64(pbf: PbfWriter, tag: number, value: bigint): void {
  pbf.writeTag(tag, 1);
  pbf.writeFixed32(Number(value & BigInt(0xffffffff)));
  pbf.writeFixed32(Number(value >> BigInt(32)));
}

function writeAttribute(pbf: PbfWriter, tag: number, key: string, kind: number, value: string | number | boolean) {
  pbf.writeMessage(
    tag,
    (_, entry) => {
      entry.writeStringField(1, key);
      entry.writeMessage(
        2,
        (_, any) => {
          if (typeof value === 'string') {
            any.writeStringField(kind, value);
          } else if (typeof value === 'boolean') {
            any.writeBooleanField(kind, value);
          } else if (Number.isInteger(value)) {
            any.writeVarintField(kind, value);
          } else {
            any.writeDoubleField(kind, value);
          }
        },
        null
      );
    },
    null
  );
}

const DOCUMENT = {
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'demo' } }] },
      scopeSpans: [
        {
          scope: { name: 'gen_ai', version: '1.0' },
          spans: [
            {
              traceId: TRACE_ID,
              spanId: '00f067aa0ba902b7',
              name: 'chat model ✓',
              kind: 3,
              startTimeUnixNano: String(START),
              endTimeUnixNano: String(START + BigInt(1e9)),
              attributes: [
                { key: 'a.text', value: { stringValue: 'x' } },
                { key: 'a.flag', value: { boolValue: true } },
                { key: 'a.count', value: { intValue: -5 } },
                { key: 'a.ratio', value: { doubleValue: 0.5 } },
              ],
              events: [
                {
                  timeUnixNano: String(START),
                  name: 'exception',
                  attributes: [{ key: 'exception.type', value: { stringValue: 'Error' } }],
                },
              ],
              status: { code: 2, message: 'it broke' },
            },
          ],
        },
      ],
    },
  ],
};

describe('readTraceByIdResponse', () => {
  it('yields what the JSON reader yields for the same trace', () => {
    expect(readTraceByIdResponse(answerBytes()).spans).toEqual(spansOfTraces(DOCUMENT));
  });

  it('tells that a trace is partial, and why', () => {
    expect(readTraceByIdResponse(answerBytes())).toMatchObject({ partial: true, message: 'trace exceeds max size' });
  });

  it('takes no bytes for an unknown trace', () => {
    expect(readTraceByIdResponse(new Uint8Array())).toEqual({ spans: [], partial: false, message: '' });
  });

  it('refuses an answer that was cut inside the trace, at whatever byte', () => {
    const bytes = answerBytes();
    const trace = bytes.length - 'trace exceeds max size'.length - 4;
    for (let length = 1; length < trace; length++) {
      expect(() => readTraceByIdResponse(bytes.slice(0, length))).toThrow(CutMessageError);
    }
  });

  it('refuses what claims to be longer than what it is part of', () => {
    // A trace of two bytes, whose only field says that it has nine.
    expect(() => readTraceByIdResponse(Uint8Array.of(0x0a, 2, 0x0a, 9))).toThrow(CutMessageError);
  });

  it('refuses kinds of fields that protobuf has no more, and the number 0', () => {
    expect(() => readTraceByIdResponse(Uint8Array.of(0x0b, 0x0c))).toThrow(CutMessageError);
    expect(() => readTraceByIdResponse(Uint8Array.of(0x02, 0x00))).toThrow(CutMessageError);
  });
});

describe('TraceDecoder', () => {
  it.each([1, 2, 7, 64])('reads the same from pieces of %i bytes', (size) => {
    const bytes = answerBytes();
    const decoder = new TraceDecoder('answer');
    for (let from = 0; from < bytes.length; from += size) {
      decoder.take(bytes.slice(from, from + size));
    }
    expect(decoder.end()).toEqual(readTraceByIdResponse(bytes));
  });
});
