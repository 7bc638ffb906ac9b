import { type SessionEngine } from './engine';
import { type Connection, type EngineCall, type EngineMessage } from './messages';
import { pack } from './parcels/pack';
import { buffersOf } from './parcels/parcel';

/** Lets another thread use an engine. */
export function serveEngine(engine: SessionEngine, connection: Connection): void {
  const send = (message: EngineMessage, transfer: Transferable[] = []) => connection.postMessage(message, transfer);
  const answer = async ({ number, method, parameters }: EngineCall): Promise<void> => {
    const call = engine[method] as (...given: unknown[]) => Promise<unknown>;
    const value = await call.apply(engine, [...parameters]);
    // A model is large and refers to itself; everything else is small.
    if (method !== 'model' || typeof value !== 'object' || value === null) {
      return send({ kind: 'answer', number, packed: false, value });
    }
    for (const parcel of pack(value)) {
      send({ kind: 'parcel', number, parcel }, buffersOf(parcel));
    }
    send({ kind: 'answer', number, packed: true });
  };
  connection.addEventListener('message', ({ data }: MessageEvent<EngineCall>) => {
    answer(data).catch((error: unknown) => send({ kind: 'error', number: data.number, message: String(error) }));
  });
  send({ kind: 'ready' });
}
