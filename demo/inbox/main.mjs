// @ts-check
/** The inbox by itself, as docker-compose.yaml runs it. */
import { startInbox } from './inbox.mjs';

const inbox = await startInbox({
  port: 9094,
  host: process.env.FLIGHTRECORDER_LISTEN_ADDRESS ?? '127.0.0.1',
  grafana: process.env.FLIGHTRECORDER_GRAFANA_URL ?? 'http://127.0.0.1:3000',
});
console.log(`The alert inbox: ${inbox.url}`);
process.once('SIGTERM', () => void inbox.stop());
