import { type RawLog } from '../../model/telemetry';
import { type TraceMessage } from '../../sources/tempo-trace';
import { type TraceSummary } from '../session/load/sessionRecords';
import { type RemoteCalls } from '../worker/RemoteCalls';
import { type ReadingRequest, type SessionReader } from './reader';
import { type ReadingName, type ReadingOf } from './readings';

/** A reader in another thread. */
export class RemoteReader implements SessionReader {
  constructor(private readonly remote: RemoteCalls) {}

  addTrace(key: number, traceId: string, message: TraceMessage): Promise<TraceSummary> {
    return this.remote.callWithChunks('addTrace', [key, traceId], message);
  }

  setLogs(key: number, logs: readonly RawLog[]): Promise<void> {
    return this.remote.call('setLogs', [key, logs]);
  }

  read<Name extends ReadingName>(
    key: number,
    name: Name,
    request: ReadingRequest
  ): Promise<ReadingOf<Name> | undefined> {
    return this.remote.call('read', [key, name, request]);
  }

  giveUp(key: number): Promise<void> {
    return this.remote.call('giveUp', [key]);
  }

  close(): void {
    this.remote.close();
  }
}
