import { type CallMessage, type Connection } from '../../../loading/worker/messages';
import { genaiPrices } from '../../../prices/genai-prices';
import { LocalEngine } from './localEngine';
import { rehearse } from './rehearse';
import { serveEngine } from './serveEngine';

const prices = Promise.resolve(genaiPrices);
serveEngine(new LocalEngine(prices), self as Connection);

let isWanted = false;
self.addEventListener('message', ({ data }: MessageEvent<CallMessage>) => {
  isWanted ||= data.kind === 'call' && data.method === 'addTrace';
});
void rehearse(new LocalEngine(prices), () => isWanted);
