import { defineConfig } from 'eslint/config';
import baseConfig from './.config/eslint.config.mjs';

export default defineConfig([
  {
    ignores: [
      // Made by builds and tests.
      '**/dist/',
      '**/.bundle/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      // Kept as scaffolded.
      '.config/',
    ],
  },
  ...baseConfig,
  // The scaffold names TypeScript files of src/ only.
  { files: ['{alert-rules,cli,collector,dashboards,demo,tests}/**/*.{ts,tsx}', '*.ts'] },
]);
