import { PbfWriter } from 'pbf';

/** A span to encode; attributes are texts and whole numbers. */
export interface BenchSpan {
  name: string;
  attributes: Record<string, string | number>;
}

export interface BenchScope {
  scope: string;
  spans: readonly BenchSpan[];
}

/** OTLP's ExportTraceServiceRequest as SDKs send it. Field numbers are those of OTLP's `trace.proto`. */
export function exportRequest(service: string, scopes: readonly BenchScope[]): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeMessage(
    1,
    (_, resourceSpans) => {
      resourceSpans.writeMessage(1, (__, resource) => writeAttributes(resource, 1, { 'service.name': service }), null);
      for (const { scope, spans } of scopes) {
        resourceSpans.writeMessage(
          2,
          (__, scopeSpans) => {
            scopeSpans.writeMessage(1, (___, writer) => writer.writeStringField(1, scope), null);
            for (const span of spans) {
              scopeSpans.writeMessage(2, writeSpan, span);
            }
          },
          null
        );
      }
    },
    null
  );
  return pbf.finish();
}

function writeSpan({ name, attributes }: BenchSpan, pbf: PbfWriter): void {
  const now = BigInt(Date.now()) * 1_000_000n;
  pbf.writeBytesField(1, randomBytes(16));
  pbf.writeBytesField(2, randomBytes(8));
  pbf.writeStringField(5, name);
  pbf.writeVarintField(6, 3);
  writeFixed64(pbf, 7, now);
  writeFixed64(pbf, 8, now + 700_000_000n);
  writeAttributes(pbf, 9, attributes);
}

function writeFixed64(pbf: PbfWriter, field: number, value: bigint): void {
  pbf.writeTag(field, 1);
  pbf.writeFixed32(Number(value & 0xffffffffn));
  pbf.writeFixed32(Number(value >> 32n));
}

function writeAttributes(pbf: PbfWriter, field: number, attributes: Record<string, string | number>): void {
  for (const [key, value] of Object.entries(attributes)) {
    pbf.writeMessage(
      field,
      (_, pair) => {
        pair.writeStringField(1, key);
        pair.writeMessage(
          2,
          (__, any) => {
            if (typeof value === 'string') {
              any.writeStringField(1, value);
            } else {
              any.writeVarintField(3, value);
            }
          },
          null
        );
      },
      null
    );
  }
}

function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
