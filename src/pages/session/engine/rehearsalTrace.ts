import { PbfWriter } from 'pbf';

import { GEN_AI, GENERAL } from '../../../dialects/keys';

/** Calls of one run of the made-up agent. */
const CALLS = 20;

/** From when it works, in nanoseconds since 1970. */
const BEGIN = 1.7e18;
const SECOND = 1e9;

type Value = string | number;

/**
 * A trace of a made-up agent, as Tempo sends traces (`tempopb.TraceByIDResponse`): runs in which a model and tools are
 * called in turn, some of which fail again and again.
 */
export function rehearsalTrace(spans: number): Uint8Array<ArrayBuffer> {
  const writer = new PbfWriter();
  writer.writeMessage(1, (_, trace) => trace.writeMessage(1, writeResourceSpans, spans), undefined);
  return Uint8Array.from(writer.finish());
}

function writeResourceSpans(spans: number, pbf: PbfWriter): void {
  pbf.writeMessage(1, (_, resource) => writeAttributes(1, { [GENERAL.serviceName]: 'rehearsal' }, resource), undefined);
  pbf.writeMessage(
    2,
    (_, scope) => {
      for (let number = 0; number < spans; number++) {
        scope.writeMessage(2, writeSpan, number);
      }
    },
    undefined
  );
}

function writeSpan(number: number, pbf: PbfWriter): void {
  const place = number % (CALLS + 1);
  pbf.writeBytesField(1, idOf(1, 16));
  pbf.writeBytesField(2, idOf(number + 1, 8));
  if (place > 0) {
    pbf.writeBytesField(4, idOf(number - place + 1, 8));
  }
  pbf.writeStringField(5, 'rehearsal');
  writeTime(7, BEGIN + number * SECOND, pbf);
  writeTime(8, BEGIN + (number + (place === 0 ? CALLS : 0.9)) * SECOND, pbf);
  writeAttributes(9, attributesOf(place, number), pbf);
  if (place % 4 === 0) {
    pbf.writeMessage(15, (_, status) => status.writeVarintField(3, 2), undefined);
  }
}

function attributesOf(place: number, number: number): Record<string, Value> {
  if (place === 0) {
    return {
      [GEN_AI.operation]: 'invoke_agent',
      [GEN_AI.agentName]: 'rehearsal',
      [GEN_AI.conversationId]: 'rehearsal',
    };
  }
  if (place % 2 === 1) {
    return {
      [GEN_AI.operation]: 'chat',
      [GEN_AI.requestModel]: 'rehearsal',
      [GEN_AI.inputTokens]: 100 * place,
      [GEN_AI.outputTokens]: 10,
      [GEN_AI.responseId]: `response ${number}`,
    };
  }
  return {
    [GEN_AI.operation]: 'execute_tool',
    [GEN_AI.toolName]: place % 4 === 0 ? 'edit' : 'read',
    [GEN_AI.toolCallId]: `call ${number}`,
    [GEN_AI.toolArguments]: JSON.stringify({ path: `file ${number % 7}` }),
    [GEN_AI.toolResult]: 'rehearsed',
  };
}

function writeAttributes(tag: number, attributes: Record<string, Value>, pbf: PbfWriter): void {
  Object.entries(attributes).forEach((entry) => pbf.writeMessage(tag, writeAttribute, entry));
}

function writeAttribute([key, value]: [string, Value], pbf: PbfWriter): void {
  pbf.writeStringField(1, key);
  pbf.writeMessage(
    2,
    (_, any) => (typeof value === 'string' ? any.writeStringField(1, value) : any.writeVarintField(3, value)),
    undefined
  );
}

function writeTime(tag: number, nanos: number, pbf: PbfWriter): void {
  pbf.writeFixed64Field(tag, nanos);
}

function idOf(number: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setUint32(length - 4, number);
  return bytes;
}
