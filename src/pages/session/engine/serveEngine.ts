import { type Connection } from '../../../loading/worker/messages';
import { serve } from '../../../loading/worker/serve';
import { type SessionEngine } from './engine';

/** Lets another thread use an engine. */
export function serveEngine(engine: SessionEngine, connection: Connection): void {
  serve<Exclude<keyof SessionEngine, 'prepare' | 'close'>>(engine, connection, ['model']);
}
