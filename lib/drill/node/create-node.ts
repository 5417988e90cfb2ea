import { createDisk } from '@/lib/drill/chain/create-disk';
import { type BootedProcess, bootProcess, type Surroundings } from '@/lib/drill/node/boot-process';
import type { PeersEnd } from '@/lib/drill/peers/create-peers';
import { createSigner } from '@/lib/drill/qbft/create-signer';
import type { BlockWorkshop, Genesis, NodeSpec, SimNode } from '@/lib/drill/types';

export type NodeMakings = Surroundings & {
  readonly genesis: Genesis;
  readonly archive: boolean;
  readonly workshopFor: (genesis: Genesis) => BlockWorkshop;
};

/** A simulated node as the network holds it: `end` is what other processes connect to, null while it is down. */
export type NetworkNode = SimNode & { readonly end: () => PeersEnd | null };

/** A node, its files empty but for the genesis block, its process down. */
export function createNode(spec: NodeSpec, makings: NodeMakings): NetworkNode {
  const { sim, archive, workshopFor } = makings;
  const enode = `enode://${spec.key.publicKey.slice(2)}@127.0.0.1:${spec.p2pPort}?discport=0`;
  const sign = createSigner();
  let workshop = workshopFor(makings.genesis);
  let disk = createDisk({ genesis: makings.genesis, archive });
  let running: BootedProcess | null = null;
  let skewMs = 0;

  const node: NetworkNode = {
    ...spec,
    enode,
    get disk() {
      return disk;
    },
    get workshop() {
      return workshop;
    },
    process: () => running,
    end: () => running?.end ?? null,
    start: () => {
      running ??= bootProcess(node, makings, sign);
    },
    stop: (how) => {
      if (running === null) return;
      const ending = running;
      running = null;
      ending.miner.stop();
      ending.peers.stop();
      ending.chain.close(how);
    },
    reinstall: (genesis) => {
      if (running !== null) throw new Error(`${spec.name} runs: stop it before its files are deleted`);
      const { staticNodes } = disk;
      workshop = workshopFor(genesis);
      disk = createDisk({ genesis, archive });
      disk.staticNodes = staticNodes;
    },
    clock: () => sim.now() + skewMs,
    setSkew: (ms) => {
      skewMs = ms;
    },
    closedApis: new Set(),
    hostile: null,
    silent: false,
  };
  return node;
}
