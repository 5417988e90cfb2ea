import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Layers whose modules hold nothing but caches of what they are given: no mocks, no environment, no globals in their tests. */
const SHARED = [
  ...['auth', 'chain', 'config', 'consensus', 'drill', 'incidents', 'logs', 'monitor', 'recovery', 'replay', 'rpc', 'served-node'],
  ...['storage', 'views'],
].map((one) => `lib/${one}/**/*.test.ts`);

const root = fileURLToPath(new URL('./', import.meta.url));

// `npm run test:long` (mode long) adds the tests that search longer: *.long.test.ts.
export default defineConfig(({ mode }) => {
  // Said in each project, as its mode is: what they extend is read anew, in a mode of its own.
  const exclude = ['**/node_modules/**', '**/.next/**', ...(mode === 'long' ? [] : ['**/*.long.test.ts'])];
  return {
    oxc: { jsx: { runtime: 'automatic' } },
    resolve: {
      alias: [
        { find: /^@\//, replacement: root },
        // Next resolves this marker package itself; outside of Next it is nothing.
        { find: 'server-only', replacement: `${root}node_modules/next/dist/compiled/server-only/empty.js` },
      ],
    },
    test: {
      testTimeout: mode === 'long' ? 600_000 : 90_000,
      hookTimeout: 90_000,
      maxWorkers: 2,
      projects: [
        {
          extends: true,
          mode,
          // What these import has no state of its own: a worker loads it once for all of them, recordings too.
          test: { name: 'shared', environment: 'node', isolate: false, exclude, include: SHARED },
        },
        {
          extends: true,
          mode,
          test: {
            name: 'node',
            environment: 'node',
            exclude: [...exclude, ...SHARED],
            include: ['lib/**/*.test.ts', 'bench/**/*.test.ts', 'fixtures/**/*.test.ts', 'app/**/*.test.ts'],
          },
        },
        {
          extends: true,
          mode,
          // Loading React, the components and a window costs more than what most of these do.
          test: {
            name: 'dom',
            environment: 'happy-dom',
            setupFiles: ['components/patient.test-world.ts'],
            isolate: false,
            exclude,
            include: ['components/**/*.test.ts', 'components/**/*.test.tsx'],
          },
        },
      ],
    },
  };
});
