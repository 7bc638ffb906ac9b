// @ts-check
// Collects the texts of the app from its code. The parser keeps texts that are in the file already, so take it away first:
// rm src/locales/en-US/*.json && npx i18next --config src/locales/i18next-parser.config.mjs

import { readFileSync } from 'node:fs';

const { id } = JSON.parse(readFileSync(new URL('../plugin.json', import.meta.url), 'utf8'));

/** @type {import('i18next-parser').UserConfig} */
export default {
  createOldCatalogs: false,
  defaultNamespace: id,
  input: ['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'],
  keepRemoved: false,
  locales: ['en-US'],
  output: 'src/locales/$LOCALE/$NAMESPACE.json',
  sort: true,
};
