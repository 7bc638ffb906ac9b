/**
 * npm run dashboards [-- --without-app FOLDER]
 *
 * Writes provisioning/dashboards/*.json from their descriptions; with --without-app, dashboards without links to the app
 * into another folder, for a Grafana that has not got it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { dashboardFiles, OUTPUT } from './files';

const { values } = parseArgs({ options: { 'without-app': { type: 'string' } } });
const folder = values['without-app'] ?? OUTPUT;
mkdirSync(folder, { recursive: true });
for (const [name, text] of dashboardFiles({ withApp: values['without-app'] === undefined })) {
  writeFileSync(join(folder, name), text);
  console.log(join(folder, name));
}
