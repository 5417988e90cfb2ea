import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type JudgedCall, judgeNode, type Verdict } from '@/lib/drill/conformance/judge-node';
import { OTHER_SETUPS, sortDifferences } from '@/lib/drill/conformance/known-differences';
import { type Ask, findOwnValues } from '@/lib/drill/conformance/own-values';
import { isReadOnly } from '@/lib/drill/conformance/read-only';
import { readRecording } from '@/lib/drill/conformance/read-recording';
import { type RecordedCase, readCases } from '@/lib/drill/conformance/recorded-cases';
import type { Answered, Difference } from '@/lib/drill/conformance/types';
import { endpointFrom, shownUrl } from '@/lib/rpc/endpoint';
import { readReply } from '@/lib/rpc/read-reply';
import { createTransport } from '@/lib/rpc/transport';
import { CliFault } from './cli-fault.mjs';

const USAGE = `Usage: npm run conformance -- URL [URL …]
  Puts the recorded read-only calls of GoQuorum v24.4.1 to running nodes and compares keys, types, formats and error texts.
  Nothing is changed on the nodes. Ends with 0 when nothing differs.
  URL              http(s) address of a node's RPC port, as http://127.0.0.1:8545; a user and password in it are sent, never shown`;

const LIMITS = { timeoutMs: 10_000, maxBytes: 64 << 20 };
const RECORDINGS = 'fixtures/recordings';
/** Of the recorded client; others are other animals, which these recordings cannot judge. */
const GOQUORUM = /\(quorum-v/;

type Target = { readonly shown: string; readonly url: string };
/** `fault` = the node could not be judged at all. */
type Judged = { readonly shown: string; readonly fault: string | null; readonly calls: readonly JudgedCall[] };

class NodeFault extends Error {}

function parseArguments(args: readonly string[]): readonly Target[] {
  const faults: string[] = [];
  if (args.length === 0) faults.push('Which node? URL is missing.');
  const targets = args.flatMap((url, index): readonly Target[] => {
    if (url.startsWith('-')) {
      faults.push(`There is no option ${url.split('=')[0]}.`);
      return [];
    }
    try {
      endpointFrom({ url });
      return [{ url, shown: shownUrl(url) }];
    } catch {
      // Not repeated: whatever it is, it may hold a password.
      faults.push(`Address ${index + 1} is not a URL that starts with http:// or https://.`);
      return [];
    }
  });
  if (faults.length > 0) throw new CliFault(`${faults.join('\n')}\n\n${USAGE}`);
  return targets;
}

/** The recorded calls that may be put to any node, all GoQuorum QBFT recordings together. */
function readOnlyCases(root: string): readonly RecordedCase[] {
  const dir = join(root, RECORDINGS);
  const names = readdirSync(dir).filter((name) => name.startsWith('qbft-') && readdirSync(join(dir, name)).includes('answers.jsonl.gz'));
  const calls = names.flatMap((name) => readRecording(join(dir, name)).calls);
  return readCases(calls).filter(({ method }) => isReadOnly(method));
}

function answerOf(json: unknown): Answered {
  const { result, error } = (Array.isArray(json) ? json[0] : json) as { result?: unknown; error?: { code: number; message: string } };
  return error === undefined || error === null ? { ok: true, result } : { ok: false, error };
}

async function judgeTarget({ url, shown }: Target, cases: readonly RecordedCase[]): Promise<Judged> {
  const transport = createTransport(endpointFrom({ url }), LIMITS);
  let id = 0;
  const ask: Ask = async (method, params) => {
    id += 1;
    const posted = await transport.post(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    if (!posted.ok) throw new NodeFault(posted.error.message);
    const read = readReply(posted.reply);
    if (!read.ok) throw new NodeFault(read.error.message);
    return answerOf(read.json);
  };
  try {
    const version = await ask('web3_clientVersion', []);
    if (version.ok && !GOQUORUM.test(String(version.result)))
      throw new NodeFault(`not GoQuorum but ${String(version.result).slice(0, 80)}: the recordings of GoQuorum cannot judge it`);
    const values = await findOwnValues(ask);
    // At genesis the client answers null for lists it has later on, and no recorded network was there.
    if (values.height === undefined) throw new NodeFault('it has no block above genesis yet: try again when it has');
    return { shown, fault: null, calls: await judgeNode(cases, ask, values, 'loose') };
  } catch (error) {
    if (!(error instanceof NodeFault)) throw error;
    return { shown, fault: error.message, calls: [] };
  } finally {
    await transport.close();
  }
}

/** A node of another setup than the lab's is let its own config and API groups. */
function withoutSetup(judged: Judged): Judged {
  const calls = judged.calls.map((one): JudgedCall => {
    const { open } = sortDifferences(one.differences, OTHER_SETUPS);
    return { ...one, differences: open, verdict: one.verdict === 'differs' && open.length === 0 ? 'ok' : one.verdict };
  });
  return { ...judged, calls };
}

const WIDTH = 'not available'.length;

function table(nodes: readonly Judged[]): readonly string[] {
  const rows = nodes.find(({ calls }) => calls.length > 0)?.calls ?? [];
  const name = (call: string): string => (call.length > 70 ? `${call.slice(0, 69)}…` : call);
  const width = Math.max(4, ...rows.map(({ call }) => name(call).length));
  const cell = (text: string): string => text.padEnd(WIDTH);
  const line = (call: string, verdicts: readonly string[]): string => `${call.padEnd(width)}  ${verdicts.map(cell).join('  ')}`.trimEnd();
  const head = line(
    'call',
    nodes.map((_, index) => `[${index + 1}]`),
  );
  return [
    head,
    ...rows.map(({ call }, row) =>
      line(
        name(call),
        nodes.map((node) => node.calls[row]?.verdict ?? ''),
      ),
    ),
  ];
}

function told({ path, recorded, got }: Difference): string {
  return `${path === '' ? 'the answer' : path}: recorded ${recorded}, got ${got}`;
}

function details(nodes: readonly Judged[]): readonly string[] {
  const byDifference = new Map<string, number[]>();
  nodes.forEach((node, index) => {
    for (const difference of node.calls.flatMap(({ differences }) => differences)) {
      const text = `${difference.call}\n    ${told(difference)}`;
      byDifference.set(text, [...(byDifference.get(text) ?? []), index + 1]);
    }
  });
  return [...byDifference].map(([text, at]) => `${at.map((index) => `[${index}]`).join('')} ${text}`);
}

function summary({ shown, fault, calls }: Judged, index: number): string {
  const count = (verdict: Verdict): number => calls.filter((one) => one.verdict === verdict).length;
  const counts = `${count('ok')} ok, ${count('differs')} differ, ${count('not available')} not available, ${count('not asked')} not asked`;
  return `[${index + 1}] ${shown}  ${fault === null ? counts : `could not be judged: ${fault}`}`;
}

/** `npm run conformance -- URL …`: the read-only recorded calls put to live nodes. 0 = nothing differs, 1 otherwise. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const targets = parseArguments(args);
  const cases = readOnlyCases(process.cwd());
  const judged = (await Promise.all(targets.map((target) => judgeTarget(target, cases)))).map(withoutSetup);
  const reached = judged.filter(({ fault }) => fault === null);
  const lines = [...(reached.length === 0 ? [] : [...table(judged), '']), ...details(judged), ...judged.map(summary)];
  console.log(lines.join('\n'));
  return judged.every(({ fault, calls }) => fault === null && calls.every(({ verdict }) => verdict !== 'differs')) ? 0 : 1;
}
