import { getPriority } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runAside } from './run-aside';

const options = { cwd: process.cwd(), env: process.env };
afterEach(() => vi.restoreAllMocks());

describe('a program that runs beside another', () => {
  it('shows all it printed at its end, and gives its exit code', async () => {
    const shown: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((piece) => shown.push(String(piece)) > 0);
    const program = "process.stdout.write('one '); process.stderr.write('two '); setTimeout(() => process.exit(3), 20)";
    expect(await runAside(['-e', program], options)).toBe(3);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.split(' ').sort().join(' ').trim()).toBe('one two');
  });

  it('has a lower priority than this one, and so has what it starts', async () => {
    const shown: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((piece) => shown.push(String(piece)) > 0);
    const child = "require('node:child_process').execFileSync(process.execPath, ['-p', 'os.getPriority()']).toString().trim()";
    expect(await runAside(['-e', `setTimeout(() => console.log(${child}), 100)`], options)).toBe(0);
    expect(Number(shown[0])).toBeGreaterThanOrEqual(Math.max(10, getPriority()));
  });
});
