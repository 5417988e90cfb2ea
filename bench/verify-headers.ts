import { decodeExtra } from '@/lib/consensus/decode-extra';
import { headerDigests } from '@/lib/consensus/header-digests';
import { frameHeader } from '@/lib/consensus/header-frame';
import { readHeader } from '@/lib/consensus/read-header';
import { recoverSeal } from '@/lib/consensus/recover-seal';
import type { Header } from '@/lib/consensus/types';
import type { Bench } from './bench';
import { readByEthers, recoverByEthers } from './ethers-alone';
import { recordedHeaders } from './recorded-headers';

const budgetMs = 3000;

/** Runs `work` over the headers again and again for the budget, after one round to warm up. Headers per second. */
function perSecond(headers: readonly Header[], work: (header: Header) => void): number {
  for (const header of headers) work(header);
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < budgetMs) {
    for (const header of headers) work(header);
    done += headers.length;
  }
  return (done / (performance.now() - started)) * 1000;
}

const hashOf = (header: Header): string => headerDigests(frameHeader(header), decodeExtra(header.extraData, header.mixHash)).hash;

function signersOf(header: Header): readonly (string | null)[] {
  const reading = readHeader(header, recoverSeal);
  if (!reading.ok) throw new Error(`header ${header.height} can't be read: ${reading.why}`);
  return reading.facts.seals.map(({ signer }) => signer);
}

function signersByEthers(header: Header): readonly string[] {
  const { digest, seals } = readByEthers(header);
  return seals.map((seal) => recoverByEthers(digest, seal));
}

/** Both ways must say the same of every header before either is timed. */
function checkSame(headers: readonly Header[]): void {
  for (const header of headers) {
    const byEthers = readByEthers(header).hash;
    if (hashOf(header) !== header.hash || byEthers !== header.hash)
      throw new Error(`hash of ${header.hash}: ${hashOf(header)}, ethers ${byEthers}`);
    if (signersOf(header).join() !== signersByEthers(header).join()) throw new Error(`signers of ${header.hash} differ`);
  }
}

const line = (name: string, ours: number, ethers: number): string =>
  `${name}: ${ours.toFixed(0)} headers/s, ethers alone ${ethers.toFixed(0)}: ${(ours / ethers).toFixed(1)} times as many`;

async function run(): Promise<readonly string[]> {
  const headers = recordedHeaders(process.cwd());
  if (headers.length === 0) throw new Error('no recorded header was found');
  checkSame(headers);
  const seals = headers.reduce((sum, header) => sum + signersOf(header).length, 0);
  return [
    `${headers.length} recorded headers, ${(seals / headers.length).toFixed(1)} seals each`,
    line(
      'hash',
      perSecond(headers, hashOf),
      perSecond(headers, (header) => readByEthers(header).hash),
    ),
    line('hash and seals', perSecond(headers, signersOf), perSecond(headers, signersByEthers)),
  ];
}

/** Headers verified per second, ours beside ethers alone in the same run. */
export const verifyHeaders: Bench = { name: 'verify-headers', needsDashboard: false, run };
