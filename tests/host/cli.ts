import { type HostOptions, startHost } from './host.ts';

const USAGE = `Usage: node --import tsx tests/host/cli.ts '<the options of startHost as JSON>', for example
  '{"port":3000,"line":"13.2","pluginDist":"dist","datasources":[{"uid":"tempo","type":"tempo","name":"Tempo","url":"http://127.0.0.1:3200"}]}'`;

const [json] = process.argv.slice(2);
if (!json?.startsWith('{')) {
  console.error(USAGE);
  process.exit(2);
}
const host = await startHost({ ...(JSON.parse(json) as HostOptions), onProgress: console.error });
console.log(host.url);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void host.stop());
}
