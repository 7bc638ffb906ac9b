import { type SessionEngine } from './engine';
import { type Parcel } from './parcels/parcel';

/** Calls of the engine that another thread answers. */
export type RemoteMethod = Exclude<keyof SessionEngine, 'close'>;

/** What goes to the engine's thread. */
export interface EngineCall {
  /** Told again in what answers it. */
  number: number;
  method: RemoteMethod;
  parameters: readonly unknown[];
}

/** What comes from the engine's thread. */
export type EngineMessage =
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
