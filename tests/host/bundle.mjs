// @ts-check
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const HOST_DIR = path.dirname(fileURLToPath(import.meta.url));
const PAGE_DIR = path.join(HOST_DIR, 'page');

/** The modules that Grafana shares with a plugin and that an app built by create-plugin asks for. */
const SHARED = [
  ...['@emotion/css', '@emotion/react', '@grafana/data', '@grafana/data/unstable', '@grafana/runtime'],
  ...['@grafana/runtime/unstable', '@grafana/ui', '@grafana/ui/unstable', 'i18next', 'lodash', 'moment', 'react'],
  ...['react-dom', 'react-router', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'rxjs', 'rxjs/operators'],
];
/**
 * Grafana's `react-router` is version 6, in the package that works beside its own version 5.
 * @type {Record<string, string>}
 */
const SHARED_FROM = { 'react-router': 'react-router-dom-v5-compat' };
const SHARED_SOURCE = [
  ...SHARED.map((name, index) => `import * as m${index} from '${SHARED_FROM[name] ?? name}';`),
  `export const shared = { ${SHARED.map((name, index) => `'${name}': m${index}`)} };`,
].join('\n');

/** CommonJS packages whose default export the packages' .mjs files would see as a namespace (Node's interop). */
const DEFAULT_EXPORTS = /^(is-hotkey|react-custom-scrollbars-2|react-table|calculate-size)$/;

/**
 * The page's sources are shared, the packages are the line's: bare names resolve from the line's folder, never from the repository's root.
 * @param {string} line
 * @param {string} lineDir
 */
const linePackages = (line, lineDir) => ({
  name: 'line-packages',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^host:line$/ }, () => ({ path: path.join(PAGE_DIR, 'lines', `${line}.ts`) }));
    build.onResolve({ filter: /^host:shared$/ }, () => ({ path: 'shared', namespace: 'host' }));
    build.onLoad({ filter: /^shared$/, namespace: 'host' }, () => ({ contents: SHARED_SOURCE, resolveDir: lineDir }));
    // Not in the packages' exports; the same file as the package itself imports, so the same module instance.
    build.onResolve({ filter: /^@grafana\/\w+\/dist\// }, ({ path: name }) => ({
      path: path.join(lineDir, 'node_modules', name),
    }));
    build.onResolve({ filter: /^[@\w]/ }, ({ path: name, importer, namespace, kind, pluginData }) => {
      if (pluginData?.resolved || !(importer.startsWith(PAGE_DIR) || namespace === 'host')) {
        return undefined;
      }
      // Of i18next's instances, the one that counts is the one that @grafana/i18n finds.
      const resolveDir = name === 'i18next' ? path.join(lineDir, 'node_modules/@grafana/i18n') : lineDir;
      return build.resolve(name, { kind, resolveDir, pluginData: { resolved: true } });
    });
    build.onResolve({ filter: DEFAULT_EXPORTS }, ({ path: name, namespace, resolveDir }) =>
      namespace === 'interop' ? undefined : { path: name, namespace: 'interop', pluginData: { resolveDir } }
    );
    build.onLoad({ filter: /.*/, namespace: 'interop' }, ({ path: name, pluginData: { resolveDir } }) => ({
      contents: `export { default } from '${name}'; export * from '${name}';`,
      resolveDir,
    }));
  },
});

/**
 * Bundles the page with a line's packages, in 2 to 5 s.
 * @param {string} line a folder of `lines/` with its packages installed
 * @param {string} outdir gets `host.js`, `host.css` and the chunks
 */
export async function bundle(line, outdir) {
  const lineDir = path.join(HOST_DIR, 'lines', line);
  const { build } = createRequire(path.join(lineDir, 'package.json'))('esbuild');
  await build({
    entryPoints: { host: path.join(PAGE_DIR, 'main.tsx') },
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.svg': 'dataurl', '.ttf': 'file', '.woff2': 'file' },
    logLevel: 'warning',
    logOverride: { 'package.json': 'silent' }, // systemjs calls itself a "script"
    tsconfigRaw: {}, // none: the paths of the type checker are of one line
    plugins: [linePackages(line, lineDir)],
  });
}
