import type { Configuration } from 'webpack';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

/** create-plugin's configuration as scaffolded; our own additions go here, never into `.config/`. */
const config = async (env: Env): Promise<Configuration> => grafanaConfig(env);

export default config;
