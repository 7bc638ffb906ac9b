/** npm run reference: writes docs/dialects.md from the dialects' tables. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { referencePage } from '../src/dialects/reference';

writeFileSync(join(__dirname, '../docs/dialects.md'), referencePage());
