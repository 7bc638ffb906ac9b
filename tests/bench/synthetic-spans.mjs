// @ts-check

/**
 * What a span carries: `attributes` of them, those that no dialect reads `length` characters long.
 *
 * @typedef {object} Shape
 * @property {number} attributes
 * @property {number} length
 * @property {number} most spans whose parsed objects have room in the heap that Node takes by itself
 */

/** The two ends of what agents send: figures alone, and a framework's whole luggage (about 1.6 kB a span). */
export const SHAPES = {
  small: { attributes: 5, length: 5, most: 1_000_000 },
  large: { attributes: 30, length: 40, most: 100_000 },
};

/** Calls of one agent's run. */
export const CALLS = 30;

/** Spans of one export: text is one string, which cannot be longer than half a gigabyte. */
const SPANS_PER_EXPORT = 50_000;

/**
 * OTLP/JSON exports of agents' runs, one trace each: calls of a model and of tools in turn.
 *
 * @param {number} count spans, in all
 * @param {Shape} shape
 * @returns {Generator<string>}
 */
export function* exportsOf(count, shape) {
  for (let first = 0; first < count; first += SPANS_PER_EXPORT) {
    const spans = [];
    for (let number = first; number < Math.min(count, first + SPANS_PER_EXPORT); number++) {
      spans.push(JSON.stringify(span(number, shape)));
    }
    const service = JSON.stringify([string('service.name', 'bench')]);
    yield `{"resourceSpans":[{"resource":{"attributes":${service}},"scopeSpans":[{"scope":{"name":"bench"},"spans":[${spans.join(',')}]}]}]}`;
  }
}

/**
 * One span of a run of `CALLS` calls; runs follow one another, a minute apart.
 *
 * @param {number} number from 0
 * @param {Shape} shape
 */
export function span(number, shape) {
  const run = Math.floor(number / (CALLS + 1));
  const place = number % (CALLS + 1);
  const start = BigInt(1_763_719_200_000 + run * 60_000 + place * 1000) * BigInt(1e6);
  return {
    traceId: (run + 1).toString(16).padStart(32, 'a'),
    spanId: (number + 1).toString(16).padStart(16, 'b'),
    parentSpanId: place === 0 ? '' : (number - place + 1).toString(16).padStart(16, 'b'),
    name: 'bench',
    kind: 1,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + BigInt(9e8)),
    attributes: padded(attributesOf(place, run, number), shape),
    status: {},
  };
}

/**
 * @param {number} place in the run
 * @param {number} run
 * @param {number} number
 */
function attributesOf(place, run, number) {
  if (place === 0) {
    return [
      string('gen_ai.operation.name', 'invoke_agent'),
      string('gen_ai.agent.name', 'coder'),
      string('gen_ai.conversation.id', `s${run}`),
    ];
  }
  return place % 2 === 1
    ? [
        string('gen_ai.operation.name', 'chat'),
        string('gen_ai.request.model', 'model'),
        { key: 'gen_ai.usage.input_tokens', value: { intValue: '130' } },
        { key: 'gen_ai.usage.output_tokens', value: { intValue: '15' } },
        string('gen_ai.response.id', `r${number}`),
      ]
    : [
        string('gen_ai.operation.name', 'execute_tool'),
        string('gen_ai.tool.name', 'bash'),
        string('gen_ai.tool.call.id', `c${number}`),
        string('gen_ai.tool.call.arguments', `{"cmd":"ls ${number % 7}"}`),
        string('gen_ai.tool.call.result', 'ok'),
      ];
}

/**
 * @param {Array<{ key: string, value: object }>} attributes
 * @param {Shape} shape
 */
function padded(attributes, shape) {
  for (let index = attributes.length; index < shape.attributes; index++) {
    attributes.push(string(`app.attribute.${index}`, 'x'.repeat(shape.length)));
  }
  return attributes;
}

/**
 * @param {string} key
 * @param {string} stringValue
 */
function string(key, stringValue) {
  return { key, value: { stringValue } };
}
