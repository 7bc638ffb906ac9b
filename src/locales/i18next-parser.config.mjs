// @ts-check
// Collects the texts of the app from its code: `npm run i18n`, which takes the old file away first, since the parser keeps
// what is in it.

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
