import { type Parcel } from './parcels/parcel';

/** What goes to the other thread. */
export type CallMessage =
  | RemoteCall
  /** What comes of the chunks of a call's last parameter; `broken` where there will be no more, and the rest is missing. */
  | { kind: 'chunk'; number: number; bytes: Uint8Array }
  | { kind: 'chunks end' | 'chunks broken'; number: number };

export interface RemoteCall {
  kind: 'call';
  /** Told again in what answers it. */
  number: number;
  method: string;
  parameters: readonly unknown[];
  /** The last parameter is an object of which `chunks` come in messages of their own. */
  chunked: boolean;
}

/** What comes from the other thread. */
export type RemoteMessage =
  /** It can be called: sent once, first. */
  | { kind: 'ready' }
  /** A piece of an answer that comes in pieces. */
  | { kind: 'parcel'; number: number; parcel: Parcel }
  /** The answer; `packed` where the parcels before it are the answer. */
  | { kind: 'answer'; number: number; packed: true }
  | { kind: 'answer'; number: number; packed: false; value: unknown }
  | { kind: 'error'; number: number; message: string };

/** Bytes that come bit by bit, beside whatever else is known of them. */
export interface Chunked {
  chunks: AsyncIterable<Uint8Array>;
}

/** One end of what connects two threads: a worker, seen from either side, or a port. */
export interface Connection {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
