import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keccak256 } from 'ethers/crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { watchRecording } from '@/lib/monitor/watch.test-world';
import { watchFork } from './forked-watch.test-world';
import { type DoubleSealingProof, doubleSealingProofs } from './proof';
import type { DiagnosisInput } from './types';

const SCRIPT = join(process.cwd(), 'scripts/verify-double-sealing.mjs');
const folder = mkdtempSync(join(tmpdir(), 'proofs-'));
const { checkProof, keccak256: ownKeccak } = (await import(SCRIPT)) as {
  checkProof: (proof: unknown) => readonly string[];
  keccak256: (bytes: Uint8Array) => Uint8Array;
};
afterAll(() => rmSync(folder, { recursive: true }));

/** What the script says of a proof, run as anybody would run it: alone, in a folder without packages. */
function verify(proof: unknown, script = SCRIPT): { readonly code: number; readonly said: string } {
  const file = join(folder, 'proof.json');
  writeFileSync(file, typeof proof === 'string' ? proof : JSON.stringify(proof));
  try {
    return { code: 0, said: execFileSync(process.execPath, [script, file], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim() };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, said: `${stdout}${stderr}`.trim() };
  }
}

async function recorded(name: string): Promise<{ readonly input: DiagnosisInput; readonly proofs: readonly DoubleSealingProof[] }> {
  const world = await watchRecording(name);
  await world.tick(4);
  const input = world.watch.diagnosis();
  return { input, proofs: doubleSealingProofs(input) };
}

describe('a proof of double sealing', () => {
  it.each([
    ['qbft-fork-2-2', 'two blocks at height 14, in rounds 0 and 1'],
    ['qbft-fork-3-1', 'two blocks at height 11, in rounds 0 and 1'],
    ['ibft-fork-2-2', 'two blocks at height 12, round unknown (IBFT headers carry none)'],
    ['besu-qbft-fork-2-2', 'two blocks at height 5, in rounds 1 and 1'],
  ])('of %s is proven by the script alone', async (name, said) => {
    const { input, proofs } = await recorded(name);
    const { fork } = input.picture;
    expect(proofs.map(({ address }) => address)).toEqual(fork.state === 'proven' ? fork.sealedBoth : null);
    const [proof, ...others] = proofs;
    expect(verify(proof)).toEqual({ code: 0, said: `proven: ${proof?.address} sealed ${said}` });
    for (const other of others) expect(checkProof(other)).toEqual([]);
  });

  it('of a chain with London fields is proven too', async () => {
    const { input } = await watchFork({
      protocol: 'qbft',
      validators: 4,
      commonHeights: 6,
      london: true,
      branches: [{ depth: 2 }, { depth: 1, roundOf: () => 300 }],
      camps: [
        [0, 1],
        [2, 3],
      ],
    });
    const [proof] = doubleSealingProofs(input);
    expect(proof?.blocks[0].header).toHaveProperty('baseFeePerGas');
    expect(verify(proof)).toMatchObject({ code: 0, said: expect.stringContaining('in rounds 0 and 300') });
  });

  it('that was tampered with is not, and it is said what fails', async () => {
    const { proofs } = await recorded('qbft-fork-2-2');
    const [proof, other] = proofs as [DoubleSealingProof, DoubleSealingProof];
    const [one, two] = proof.blocks;
    const first = (change: Partial<typeof one>) => ({ ...proof, blocks: [{ ...one, ...change }, two] });
    const cases: readonly [string, unknown, RegExp][] = [
      ['another address', { ...proof, address: other.address }, /its seal is of 0x/],
      ['another header', first({ header: { ...one.header, timestamp: '0x1' } }), /its header hashes to/],
      ['another round', first({ round: 5 }), /a seal of it signs/],
      ['the seal of another validator', first({ seal: other.blocks[0].seal }), /its seal is of 0x/],
      ['a seal that is none', first({ seal: `0x${'00'.repeat(65)}` }), /no signature/],
      ['one block twice', { ...proof, blocks: [one, one] }, /the same block/],
      ['another height', { ...proof, height: 15 }, /is of height 14, not 15/],
    ];
    for (const [, tampered, why] of cases) expect(checkProof(tampered).join()).toMatch(why);
    expect(verify(cases[0]?.[1])).toMatchObject({ code: 1, said: expect.stringMatching(/^not proven:\n- block 1: its seal is of 0x/) });
  });

  it('that can not be read is told apart from one that fails', async () => {
    const { proofs } = await recorded('qbft-fork-2-2');
    const [proof] = proofs as [DoubleSealingProof];
    expect(verify('not json')).toMatchObject({ code: 2 });
    expect(verify({ format: 'other' })).toMatchObject({ code: 2, said: expect.stringContaining('format is not') });
    expect(verify({ ...proof, blocks: [proof.blocks[0]] })).toMatchObject({ code: 2, said: expect.stringContaining('two blocks') });
    expect(verify({ ...proof, protocol: 'clique' })).toMatchObject({ code: 2, said: expect.stringContaining('neither qbft nor ibft') });
  });

  it('is verified by a link to the script as well: silence must not pass for a proof', async () => {
    const { proofs } = await recorded('qbft-fork-2-2');
    const link = join(folder, 'verify');
    symlinkSync(SCRIPT, link);
    expect(verify(proofs[0], link)).toMatchObject({ code: 0, said: expect.stringMatching(/^proven: /) });
    expect(verify({ ...proofs[0], address: `0x${'1'.repeat(40)}` }, link)).toMatchObject({ code: 1 });
  });

  it('is not made where nobody sealed both', async () => {
    const { input } = await watchFork({
      protocol: 'qbft',
      validators: 6,
      commonHeights: 4,
      quorumRule: '2F+1',
      rules: { ceilBlock: 1_000_000 },
      branches: [
        { depth: 1, sealers: [0, 1, 2] },
        { depth: 1, sealers: [3, 4, 5], roundOf: () => 1 },
      ],
      camps: [
        [0, 1, 2],
        [3, 4, 5],
      ],
    });
    expect(doubleSealingProofs(input)).toEqual([]);
  });
});

describe('the script', () => {
  it('has a Keccak-256 of its own that agrees with the one in use', () => {
    for (const length of [0, 1, 135, 136, 137, 272, 1000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) & 0xff);
      expect(`0x${Buffer.from(ownKeccak(bytes)).toString('hex')}`).toBe(keccak256(bytes));
    }
  });
});
