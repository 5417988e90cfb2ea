import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const installed = createRequire(import.meta.url);

/** SQLite is native code: it stays where it is installed. */
const nativeCode: Plugin = {
  name: 'native code',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^better-sqlite3$/ }, ({ path }) => ({ path: pathToFileURL(installed.resolve(path)).href, external: true }));
  },
};

/** Makes one file of a script and all it imports, in `folder`; gives its path. Tests that start dozens of processes wait a tenth as long for each. */
export async function bundleScript(script: URL, folder: string): Promise<string> {
  const outfile = join(folder, `${basename(script.pathname, '.ts')}.mjs`);
  await build({
    entryPoints: [fileURLToPath(script)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // CommonJS packages in the bundle still ask for Node's own modules by `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    plugins: [nativeCode],
    logLevel: 'error',
  });
  return outfile;
}
