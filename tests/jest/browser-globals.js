// What browsers have and jsdom lacks, needed while @grafana packages are being imported.
const { ReadableStream, TransformStream, WritableStream } = require('node:stream/web');
const { TextDecoder, TextEncoder } = require('node:util');

/** React 19's server renderer, reached through @grafana/ui, needs one; Node's own keeps the process alive. */
class MessageChannelStub {
  constructor() {
    this.port1 = { onmessage: null, close() {} };
    this.port2 = { postMessage: (data) => setTimeout(() => this.port1.onmessage?.({ data }), 0), close() {} };
  }
}

class ObserverStub {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

Object.assign(globalThis, {
  TextDecoder,
  TextEncoder,
  ReadableStream,
  TransformStream,
  WritableStream,
  MessageChannel: MessageChannelStub,
  IntersectionObserver: ObserverStub,
  ResizeObserver: ObserverStub,
});
