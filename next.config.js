/** @type {import('next').NextConfig} */
const nextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  agentRules: false,
  images: { unoptimized: true },
  // `npm run check` type-checks the whole tree, tests too; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Its wasm is read from beside its own file. better-sqlite3 and pino are on Next's own list; ethers, undici and kysely are bundled:
  // external they cost 20 MB of memory and 250 ms at start.
  serverExternalPackages: ['tiny-secp256k1'],
  outputFileTracingIncludes: { '/*': ['node_modules/tiny-secp256k1/lib/*.wasm'] },
  outputFileTracingExcludes: {
    '/*': ['node_modules/@img/**', 'node_modules/sharp/**', 'fixtures/**', 'docs/**', 'e2e/**', 'bench/**', 'data/**'],
    'next-server': ['node_modules/@img/**', 'node_modules/sharp/**'],
  },
  // The path by which a plan is told of outside, in chats and tickets.
  redirects: async () => [{ source: '/networks/:network/recovery/:plan*', destination: '/n/:network/recovery/:plan*', permanent: false }],
  // The link of a display: its token is exchanged and taken out of the address before any page is made.
  rewrites: async () => ({
    beforeFiles: ['/wall', '/wall/:network'].map((source) => ({
      source,
      has: [{ type: 'query', key: 'token' }],
      destination: '/api/v1/displays/open',
    })),
  }),
  experimental: { agentUpgrade: false },
  turbopack: { root: import.meta.dirname },
};

export default nextConfig;
