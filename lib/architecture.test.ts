import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sourceFaults } from '@/lib/cli/source-rules';

const root = process.cwd();

function sources(): string[] {
  const inFolders = ['app', 'components', 'lib'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((name) => `${top}/${name}`),
  );
  return [...inFolders, 'instrumentation.ts', 'proxy.ts'].filter((path) => /\.tsx?$/.test(path));
}

function readSource(path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}

describe('the rules an import linter cannot see', () => {
  it('hold in every source file', () => {
    const read = sources().flatMap((path) => {
      const text = readSource(path);
      return text === null ? [] : [{ path, text }];
    });
    expect(read.length).toBeGreaterThan(10);
    expect(read.flatMap(({ path, text }) => sourceFaults(path, text))).toEqual([]);
  });

  it.each([
    ['lib/chain/a.ts', 'export const a = () => Date.now();'],
    ['lib/chain/a.ts', 'export const a = () => new Date();'],
    ['lib/views/a.ts', 'export const a = () => Math.random();'],
    ['lib/consensus/a.ts', 'export const a = process.pid;'],
    ['lib/consensus/a.ts', 'export const a = globalThis.process.pid;'],
    ['lib/consensus/a.ts', 'export async function a() {}'],
    ['lib/chain/a.ts', 'export const a = () => Promise.resolve(1);'],
    ['lib/chain/a.ts', 'export const a = () => setTimeout(() => {}, 1);'],
    ['lib/monitor/a.ts', 'export const a = () => fetch("http://127.0.0.1");'],
    ['components/matrix/a.tsx', 'export const a = () => new EventSource("/x");'],
    ['app/page.tsx', 'export const a = process.env.SECRET;'],
    ['lib/runtime/a.ts', 'const { HOME } = process.env;'],
    ['instrumentation.ts', 'export const a = process.env.OTHER;'],
    ['app/error.tsx', '"use client";\nimport { readNetworks } from "@/lib/queries/read-networks";'],
    ['components/a.tsx', '"use client";\nimport fs from "node:fs";'],
    ['lib/queries/a.ts', "import { type Runtime, runtime } from '@/lib/runtime/runtime';"],
    ['app/api/v1/a/route.ts', 'export async function GET() { return Response.json({}); }'],
    ['app/api/v1/a/route.ts', 'export async function POST(request) { return commandRoute(a)(request); }'],
    ['app/api/v1/a/route.ts', 'export const DELETE = async () => new Response(null);'],
    ['app/api/v1/a/route.ts', 'const other = async () => new Response(null);\nexport { other as PUT };'],
    ['app/api/v1/a/route.ts', "export { PATCH } from './other';"],
    ['app/api/v1/a/route.ts', "export * from './other';"],
    ['components/a.tsx', 'export const a = <p style={{ color: "#c01848" }} />;'],
    ['components/a.tsx', 'export const a = <p className="text-[13px]" />;'],
    ['components/a.tsx', 'export const a = <p className={a ? "rounded-[8px]" : ""} />;'],
    ['components/a.tsx', 'export const a = <p className="shadow-[0_1px_2px_rgb(0_0_0/0.2)]" />;'],
    ['components/a.tsx', 'export const a = <text fontSize="11" />;'],
    ['app/n/actions.ts', "'use server';\nexport async function a() {}"],
    ['app/n/page.tsx', "export default () => {\n  async function a() {\n    'use server';\n  }\n  return a;\n};"],
  ])('would fail in %s for: %s', (path, text) => {
    expect(sourceFaults(path, text)).toHaveLength(1);
  });

  it.each([
    ['lib/chain/a.ts', 'export const at = (ms: number) => new Date(ms).toISOString();'],
    ['lib/chain/a.ts', 'export type A = { readonly process: string }; export const a = (x: A) => x.process;'],
    ['components/live/a.ts', 'export const a = () => fetch("/api");'],
    ['lib/config/environment.ts', 'export const a = process.env.PORT;'],
    ['instrumentation.ts', 'if (process.env.NEXT_RUNTIME === "nodejs") { a(); }'],
    ['app/error.tsx', '"use client";\nimport type { A } from "@/lib/queries/a";'],
    ['lib/chain/a.test.ts', 'export const a = Date.now();'],
    ['lib/queries/a.ts', "import type { Runtime } from '@/lib/runtime/runtime';"],
    ['app/api/v1/a/route.ts', 'export const POST = commandRoute(acknowledge);'],
    ['app/api/v1/a/route.ts', 'export function GET(request) { return answerReader(() => read(request)); }'],
  ])('say nothing against %s with: %s', (path, text) => {
    expect(sourceFaults(path, text)).toEqual([]);
  });
});

describe('the import table', () => {
  const planted = mkdtempSync(join(tmpdir(), 'quorumwatch-table-'));
  afterAll(() => rmSync(planted, { recursive: true, force: true }));

  function cruise(files: Readonly<Record<string, string>>): string[] {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(planted, path)), { recursive: true });
      writeFileSync(join(planted, path), text);
    }
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'node_modules']) symlinkSync(join(root, name), join(planted, name));
    const args = [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--output-type',
      'json',
      'lib',
      'components',
      'app',
    ];
    const report = JSON.parse(execFileSync(process.execPath, args, { cwd: planted, encoding: 'utf8', maxBuffer: 1 << 26 }));
    return report.summary.violations.map((one: { from: string; rule: { name: string } }) => `${one.from}: ${one.rule.name}`);
  }

  it('is broken by every planted import that goes up, across or outside', () => {
    const found = cruise({
      'lib/consensus/types.ts': 'export type A = 1; export const a = 1;',
      'lib/consensus/up.ts': "import type { B } from '@/lib/chain/b'; export type C = B;",
      'lib/consensus/node.ts': "import fs from 'node:fs'; export const c = fs;",
      'lib/chain/b.ts': "import { a } from '@/lib/consensus/types'; export type B = typeof a;",
      'lib/chain/crypto.ts': "import { keccak256 } from 'ethers'; export const k = keccak256;",
      'lib/chain/x.ts': "import { y } from './y'; export const x = (): number => y();",
      'lib/chain/y.ts': "import { x } from './x'; export const y = (): number => x();",
      'lib/rpc/client.ts': 'export const client = 1;',
      'lib/monitor/react.ts': "import { useState } from 'react'; export const s = useState;",
      'lib/monitor/wire.ts': "import { Pool } from 'undici'; export const p = Pool;",
      'lib/replay/rpc.ts': "import { client } from '@/lib/rpc/client'; export const r = client;",
      'lib/strange/new.ts': "import { client } from '@/lib/rpc/client'; export const r = client;",
      'lib/runtime/drill.ts': "import { r } from '@/lib/replay/rpc'; export const d = r;",
      'components/wire.tsx': "import { client } from '@/lib/rpc/client'; export const c = client;",
      'components/heavy.tsx': "import { z } from 'zod'; export const c = z;",
      'components/fine.tsx': "import type { A } from '@/lib/consensus/types'; export type D = A;",
      'app/page.tsx': "import { d } from '@/lib/runtime/drill'; export default () => d;",
      'app/gone.ts': "import { gone } from '@/lib/views/gone'; export default gone;",
    });
    expect(new Set(found)).toEqual(
      new Set([
        'lib/consensus/up.ts: table:lib/consensus',
        'lib/consensus/node.ts: pure-is-pure',
        'lib/chain/crypto.ts: only-consensus-knows-crypto',
        'lib/chain/x.ts: no-cycles',
        'lib/monitor/react.ts: framework-stays-above',
        'lib/monitor/wire.ts: one-wire-one-folder',
        'lib/replay/rpc.ts: table:lib/replay',
        'lib/strange/new.ts: every-folder-is-in-the-table',
        'lib/runtime/drill.ts: table:lib/runtime',
        'components/wire.tsx: table:components',
        'components/heavy.tsx: browser-side-stays-light',
        'app/page.tsx: table:app',
        'app/gone.ts: resolvable',
      ]),
    );
  });
});
