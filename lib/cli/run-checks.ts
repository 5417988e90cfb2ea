import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingOptionalPackages } from './check-lock.mjs';

export type CheckResult = { readonly name: string; readonly fault: string | null; readonly seconds: number };

type Check = { readonly name: string; readonly run: (root: string) => Promise<string | null> };

const maxOutput = 1 << 26;

function runTool(root: string, script: string, args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      if (stdout.length < maxOutput) stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      if (stderr.length < maxOutput) stderr += chunk;
    });
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

function tool(name: string, script: string, ...args: readonly string[]): Check {
  return {
    name,
    run: async (root) => {
      const { code, stdout, stderr } = await runTool(root, script, args);
      return code === 0 ? null : `${stdout}${stderr}`.trim() || `exit code ${code}`;
    },
  };
}

const types: Check = {
  name: 'types (tsc)',
  run: async (root) => {
    // next-env.d.ts and the types of routes are made by Next, not kept in git.
    const typegen = await tool('', 'next/dist/bin/next', 'typegen').run(root);
    return typegen ?? tool('', 'typescript/bin/tsc', '--noEmit', '--pretty', 'false').run(root);
  },
};

type Cruise = {
  readonly summary: { readonly totalCruised: number; readonly violations: readonly { from: string; to: string; rule: { name: string } }[] };
};

/** A linter that read no module finds no fault: the count is part of the check. */
export function cruiseFault({ summary }: Cruise): string | null {
  if (summary.totalCruised === 0) return 'the import linter read no module at all';
  const lines = summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`);
  return lines.length === 0 ? null : lines.join('\n');
}

const imports: Check = {
  name: 'imports (dependency-cruiser)',
  run: async (root) => {
    const places = ['app', 'components', 'lib', 'bench', 'e2e', 'fixtures', 'instrumentation.ts', 'proxy.ts'].filter((place) =>
      existsSync(join(root, place)),
    );
    const { stdout, stderr } = await runTool(root, 'dependency-cruiser/bin/dependency-cruise.mjs', ['--output-type', 'json', ...places]);
    try {
      return cruiseFault(JSON.parse(stdout));
    } catch {
      return `dependency-cruiser gave no report: ${stderr.trim() || stdout.slice(0, 500)}`;
    }
  },
};

const lock: Check = {
  name: 'lock',
  run: async (root) => {
    const missing = missingOptionalPackages(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
    return missing.length === 0 ? null : `package-lock.json lacks optional packages of other systems: ${missing.join(', ')}`;
  },
};

/** All but the types: together they take about as long as those, which use one core. */
const OTHERS: readonly Check[] = [
  tool('format and lint (biome)', '@biomejs/biome/bin/biome', 'check', '--max-diagnostics=50', '.'),
  imports,
  tool('unused code (knip)', 'knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  lock,
];

async function runCheck({ name, run }: Check, root: string): Promise<CheckResult> {
  const started = performance.now();
  const fault = await run(root).catch((error: unknown) => String(error));
  return { name, fault, seconds: (performance.now() - started) / 1000 };
}

/**
 * Runs every check, two at a time, telling each result at once. A check that crashes is a fault, never a pass. Types are looked at after `built`:
 * a build of Next writes where they are read.
 */
export async function runChecks(
  root: string,
  tell: (result: CheckResult) => void,
  built: Promise<unknown> = Promise.resolve(),
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const inOrder = async (checks: readonly Check[]): Promise<void> => {
    for (const check of checks) {
      const result = await runCheck(check, root);
      tell(result);
      results.push(result);
    }
  };
  await Promise.all([built.then(() => inOrder([types])), inOrder(OTHERS)]);
  return results;
}
