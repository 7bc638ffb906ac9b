import { type Parcel } from './parcels/parcel';

/** What goes to the other thread. */
export interface RemoteCall {
  /** Told again in what answers it. */
  number: number;
  method: string;
  parameters: readonly unknown[];
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

/** One end of what connects two threads: a worker, seen from either side, or a port. */
export interface Connection {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
