import { Arriving } from '../../sources/arriving';
import { type CallMessage, type Connection, type RemoteCall, type RemoteMessage } from './messages';
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
  const arriving = new Map<number, Arriving<Uint8Array>>();
  const given = ({ number, parameters, chunked }: RemoteCall): unknown[] => {
    if (!chunked) {
      return [...parameters];
    }
    const chunks = new Arriving<Uint8Array>();
    arriving.set(number, chunks);
    return [...parameters.slice(0, -1), { ...(parameters.at(-1) as object), chunks }];
  };
  const answer = async (asked: RemoteCall): Promise<void> => {
    const { number, method } = asked;
    const call = served[method as Method] as (...given: unknown[]) => Promise<unknown>;
    const value = await call.apply(served, given(asked)).finally(() => arriving.delete(number));
    if (!inPieces.includes(method as Method) || typeof value !== 'object' || value === null) {
      return send({ kind: 'answer', number, packed: false, value });
    }
    for (const parcel of pack(value)) {
      send({ kind: 'parcel', number, parcel }, buffersOf(parcel));
    }
    send({ kind: 'answer', number, packed: true });
  };
  connection.addEventListener('message', ({ data }: MessageEvent<CallMessage>) => {
    const { number } = data;
    switch (data.kind) {
      case 'call':
        answer(data).catch((error: unknown) => send({ kind: 'error', number, message: String(error) }));
        break;
      case 'chunk':
        arriving.get(number)?.push(data.bytes);
        break;
      case 'chunks end':
        arriving.get(number)?.end();
        break;
      case 'chunks broken':
        arriving.get(number)?.fail(new Error('The rest of the bytes will not come.'));
    }
  });
  send({ kind: 'ready' });
}
