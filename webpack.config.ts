import type { Configuration } from 'webpack';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

/** How workers are started, in the form in which webpack looks for it in sources: by a page, and by what pages share. */
const WORKERS = ['../../../loading/worker/workerOfAnyOrigin', '../worker/workerOfAnyOrigin'].map(
  (file) => `WorkerOfAnyOrigin from ${file}`
);

/** create-plugin's configuration as scaffolded; our own additions go here, never into `.config/`. */
const config = async (env: Env): Promise<Configuration> => {
  const { entry, output: { library, ...output } = {}, module, ...rest } = await grafanaConfig(env);
  return {
    ...rest,
    // Grafana loads entries as AMD modules; wrapped like that, a worker could not run.
    entry: Object.fromEntries(
      Object.entries(entry as Record<string, string>).map(([name, file]) => [name, { import: file, library }])
    ),
    output,
    externalsType: 'amd',
    module: { ...module, parser: { javascript: { worker: [...WORKERS, '...'] } } },
  };
};

export default config;
