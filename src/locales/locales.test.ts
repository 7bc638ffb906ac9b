import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import manifest from '../plugin.json';

const ROOT = join(__dirname, '../..');
// The package exports its library only, which is an ES module.
const CLI = join(ROOT, 'node_modules/i18next-parser/bin/cli.js');

/** The texts that stand in the code, collected as `npm run i18n` does it. */
function textsInCode(): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'texts-'));
  try {
    const output = join(folder, '$LOCALE.json');
    execFileSync(process.execPath, [CLI, '-s', '-c', 'src/locales/i18next-parser.config.mjs', '-o', output], {
      cwd: ROOT,
    });
    return JSON.parse(readFileSync(join(folder, 'en-US.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('has every text of the code, each as the code has it, and no other', () => {
  const stored = readFileSync(join(__dirname, `en-US/${manifest.id}.json`), 'utf8');
  expect(JSON.parse(stored)).toEqual(textsInCode());
}, 60_000);
