import type { Disk, DrillBlock, StoredBlock } from '@/lib/drill/types';

/** The files of a node after `geth init`: the genesis block and its state. */
export function createDisk({ genesis, archive }: { readonly genesis: { readonly block: DrillBlock }; readonly archive: boolean }): Disk {
  const { block } = genesis;
  const { hash, header } = block;
  const first: StoredBlock = { block, round: 0, committers: [] };
  return {
    blocks: new Map([[hash, first]]),
    canonical: [hash],
    leftover: new Map(),
    headerHead: hash,
    snapshotRoot: header.stateRoot,
    stateRoots: new Set([header.stateRoot]),
    storedSnapshots: new Set(),
    cleanStop: true,
    archive,
    staticNodes: [],
    journal: [],
  };
}
