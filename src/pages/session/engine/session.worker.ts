import { type Connection } from '../../../loading/worker/messages';
import { genaiPrices } from '../../../prices/genai-prices';
import { LocalEngine } from './localEngine';
import { serveEngine } from './serveEngine';

serveEngine(new LocalEngine(Promise.resolve(genaiPrices)), self as Connection);
