// @ts-check
// Builds the plugin into dist/, unless that was built from the sources as they are.

import { buildPlugin, isPluginBuilt } from './plugin.mjs';

if (!(await isPluginBuilt())) {
  await buildPlugin();
}
