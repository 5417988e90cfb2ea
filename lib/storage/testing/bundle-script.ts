import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** SQLite is native code, and the curve is a file beside its script: both stay where they are installed. */
const notByText: Plugin = {
  name: 'not by text',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^(better-sqlite3|tiny-secp256k1)$/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === 'asked') return undefined;
      const found = await resolve(path, { kind, resolveDir, pluginData: 'asked' });
      return { path: pathToFileURL(found.path).href, external: true };
    });
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
    plugins: [notByText],
    logLevel: 'error',
  });
  return outfile;
}
