import type { BlockPicture } from '@/lib/chain/picture';
import { parseChainConfig } from '@/lib/consensus/chain-config';
import { readHeader } from '@/lib/consensus/read-header';
import { recoverRemembered } from '@/lib/consensus/recover-remembered';
import { settingsAt } from '@/lib/consensus/settings-at';
import type { Address, BftSettings, Block, Hash, QuorumRule } from '@/lib/consensus/types';
import { verifyHeader } from '@/lib/consensus/verify-header';
import { blockByNumber, nodeInfo } from '@/lib/rpc/calls';
import { dialectOf, type SetCalls } from '@/lib/rpc/dialects';
import type { Call, Outcome } from '@/lib/rpc/types';
import type { BlockId, BranchBlock } from '../../survey-types';
import type { LookedNode } from '../look-at-nodes';

/** Blocks read of one branch, from the forked height up: a longer one is read that far. */
const MOST_BLOCKS = 2_000;
/** Heights in one request: a block with many transactions is some kilobytes of hashes. */
const AT_ONCE = 50;

export type BranchToRead = {
  readonly ancestor: BlockId;
  readonly tip: BlockId;
  /** In the order to ask; each holds the branch as far as its own head. */
  readonly holders: readonly (LookedNode & { readonly version: string | null })[];
  /** What the watch knows of a block by its hash: many nodes' seals, and sets followed through votes. */
  readonly known: (hash: Hash) => BlockPicture | null;
};

/**
 * The blocks of one branch above the ancestor as a holder has them, each the child of the one before; shorter than the branch where no holder
 * gives the next one. The quorum is counted over verified seals against the parent's set, never against the list in the same header.
 */
export async function readBranch({ ancestor, tip, holders, known }: BranchToRead): Promise<readonly BranchBlock[]> {
  const blocks: BranchBlock[] = [];
  const top = Math.min(tip.height, ancestor.height + MOST_BLOCKS);
  for (const holder of holders) {
    const settings = await settingsOf(holder);
    for (;;) {
      const parent = blocks.at(-1) ?? ancestor;
      if (parent.height >= top) return blocks;
      const read = await readSome(holder, parent, Math.min(top, parent.height + AT_ONCE), settings, known);
      blocks.push(...read);
      if (read.length === 0) break;
    }
  }
  return blocks;
}

type Holder = BranchToRead['holders'][number];
type SettingsAt = (height: number) => BftSettings | null;

async function readSome(
  { client, version }: Holder,
  parent: BlockId,
  to: number,
  settings: SettingsAt,
  known: BranchToRead['known'],
): Promise<readonly BranchBlock[]> {
  const dialect = dialectOf(version);
  const heights = Array.from({ length: to - parent.height }, (_, index) => parent.height + 1 + index);
  const sets = heights.map((height): SetCalls => (dialect.setSource === 'parent-state' ? dialect.validatorsFor(height).slice(0, 1) : []));
  const calls: readonly Call<unknown>[] = [...heights.map((height) => blockByNumber(height)), ...sets.flat()];
  const outcomes = (await client.send(calls)).outcomes as readonly Outcome<unknown>[];
  const value = (index: number): unknown => (outcomes[index]?.ok ? (outcomes[index] as { readonly value: unknown }).value : null);
  const blocks: BranchBlock[] = [];
  let above: Hash = parent.hash;
  for (const [index, height] of heights.entries()) {
    const block = value(index) as Block | null;
    if (block === null || block.header.parentHash !== above) break;
    const validators = sets[index]?.length ? (value(heights.length + index) as readonly Address[] | null) : null;
    blocks.push(branchBlock(block, validators, settings(height), known(block.header.hash)));
    above = block.header.hash;
  }
  return blocks;
}

function branchBlock(
  { header, transactions }: Block,
  validators: readonly Address[] | null,
  settings: BftSettings | null,
  seen: BlockPicture | null,
): BranchBlock {
  const reading = readHeader(header, recoverRemembered);
  const rule: QuorumRule | undefined = settings?.quorumRule;
  const own =
    rule === undefined
      ? null
      : verifyHeader(header, reading, { parentValidators: validators, quorumRule: rule, contractMode: settings?.contractMode ?? false });
  const states = [own?.state, seen?.verification.state];
  const signers = reading.ok ? reading.facts.seals.flatMap(({ signer }) => signer ?? []) : [];
  // A header that is not of its own hash tells nothing of the block.
  const said = reading.ok && reading.facts.hash === header.hash ? reading.facts : (seen?.facts ?? null);
  return {
    height: header.height,
    hash: header.hash,
    parent: header.parentHash,
    author: (reading.ok ? reading.facts.author : null) ?? seen?.author ?? null,
    round: (reading.ok ? reading.facts.round : null) ?? seen?.round ?? null,
    committers: [...new Set([...signers, ...(seen?.committers ?? [])])],
    validators,
    transactions,
    votes: said && (said.vote === null ? [] : [said.vote]),
    hasQuorum: states.includes('verified') ? true : states.includes('mismatch') ? false : null,
  };
}

async function settingsOf({ client }: Holder): Promise<SettingsAt> {
  const [info] = (await client.send([nodeInfo()] as const)).outcomes;
  if (!info.ok || info.value.config === null) return () => null;
  try {
    const config = parseChainConfig(info.value.config);
    return (height) => settingsAt(config, height);
  } catch {
    return () => null;
  }
}
