import { type Connection, type RemoteCall } from '../../../loading/worker/messages';
import { genaiPrices } from '../../../prices/genai-prices';
import { LocalEngine } from './localEngine';
import { rehearse } from './rehearse';
import { serveEngine } from './serveEngine';

const prices = Promise.resolve(genaiPrices);
serveEngine(new LocalEngine(prices), self as Connection);

let isWanted = false;
self.addEventListener('message', ({ data }: MessageEvent<RemoteCall>) => {
  isWanted ||= data.method === 'addTrace';
});
void rehearse(new LocalEngine(prices), () => isWanted);
