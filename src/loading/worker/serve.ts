import { type Connection, type RemoteCall, type RemoteMessage } from './messages';
import { pack } from './parcels/pack';
import { buffersOf } from './parcels/parcel';

/** Something whose methods another thread calls. */
type Served<Method extends string> = Readonly<Record<Method, (...given: never[]) => Promise<unknown>>>;

/**
 * Lets another thread call methods of an object.
 *
 * @param inPieces methods whose answers are large and refer to themselves; all others are sent as they are
 */
export function serve<Method extends string>(
  served: Served<Method>,
  connection: Connection,
  inPieces: readonly Method[]
): void {
  const send = (message: RemoteMessage, transfer: Transferable[] = []) => connection.postMessage(message, transfer);
  const answer = async ({ number, method, parameters }: RemoteCall): Promise<void> => {
    const call = served[method as Method] as (...given: unknown[]) => Promise<unknown>;
    const value = await call.apply(served, [...parameters]);
    if (!inPieces.includes(method as Method) || typeof value !== 'object' || value === null) {
      return send({ kind: 'answer', number, packed: false, value });
    }
    for (const parcel of pack(value)) {
      send({ kind: 'parcel', number, parcel }, buffersOf(parcel));
    }
    send({ kind: 'answer', number, packed: true });
  };
  connection.addEventListener('message', ({ data }: MessageEvent<RemoteCall>) => {
    answer(data).catch((error: unknown) => send({ kind: 'error', number: data.number, message: String(error) }));
  });
  send({ kind: 'ready' });
}
