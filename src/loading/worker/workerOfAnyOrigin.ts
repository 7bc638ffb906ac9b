/**
 * A worker whose script may come from another origin, as a plugin's does where Grafana has its assets on a CDN. Browsers
 * refuse such a script as a worker, but let a worker import it. What the script imports in turn lies beside it.
 */
export class WorkerOfAnyOrigin extends Worker {
  constructor({ href }: URL) {
    const importing = `
      const load = self.importScripts.bind(self);
      const script = ${JSON.stringify(href)};
      const beside = (path) => new URL(path.slice(path.lastIndexOf('/') + 1), script).href;
      self.importScripts = (...paths) => load(...paths.map(beside));
      load(script);`;
    const address = URL.createObjectURL(new Blob([importing], { type: 'text/javascript' }));
    super(address);
    URL.revokeObjectURL(address);
  }
}
