import { genaiPrices } from '../../prices/genai-prices';
import { type Connection } from '../worker/messages';
import { serve } from '../worker/serve';
import { LocalReader } from './localReader';
import { type SessionReader } from './reader';

const reader = new LocalReader(Promise.resolve(genaiPrices));
serve<Exclude<keyof SessionReader, 'close'>>(reader, self as Connection, []);
