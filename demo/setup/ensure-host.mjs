// @ts-check
// Installs and bundles what is missing of the host page: node demo/setup/ensure-host.mjs LINE

import { ensureHost } from '../../tests/host/ensure.mjs';

await ensureHost(process.argv[2], { onProgress: (text) => console.log(text) });
