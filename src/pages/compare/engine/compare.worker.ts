import { type Connection } from '../../../loading/worker/messages';
import { serve } from '../../../loading/worker/serve';
import { genaiPrices } from '../../../prices/genai-prices';
import { type CompareEngine, type RemoteMethod } from './compareEngine';
import { LocalEngine } from './localEngine';

const engine: CompareEngine = new LocalEngine(Promise.resolve(genaiPrices));
// A comparison has two rows for each step: it comes in pieces, so that the page goes on drawing.
serve<RemoteMethod>(engine, self as Connection, ['comparison']);
