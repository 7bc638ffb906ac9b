import { genaiPrices } from '../../../prices/genai-prices';
import { LocalEngine } from './localEngine';
import { type Connection } from './messages';
import { serveEngine } from './serveEngine';

serveEngine(new LocalEngine(Promise.resolve(genaiPrices)), self as Connection);
