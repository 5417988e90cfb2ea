import type { BlockPicture, NetworkPicture } from '@/lib/chain/picture';
import { heightsNear } from '@/lib/incidents/heights-near';
import { doubleSealingProofs } from '@/lib/incidents/proof';
import type { DiagnosisInput, Incident } from '@/lib/incidents/types';
import type { EvidenceWrite } from '@/lib/storage/incident-store';
import { headerFields } from '@/lib/views/height-view';
import { evidencePiece } from './evidence-piece';

/** More blocks than this are not taken at one turn. */
const MOST_BLOCKS = 24;

/**
 * What the watch itself knows at a turn, nothing asked: what is said and why, what each node answered last and when, the blocks near the cause
 * with recomputed hash and recovered seals, the validator set, rounds, configs, peers, logs.
 */
export function knownEvidence(incident: Incident, input: DiagnosisInput): readonly EvidenceWrite[] {
  const { picture } = input;
  const at = picture.now;
  const { heights, skipped } = heightsNear(incident.cause, picture);
  const blocks = blocksAt(picture, heights);
  const about = { at, node: null, height: null, hash: null } as const;
  const { head, fork, set, liveness, protocol, chainId, genesis } = picture;
  return [
    evidencePiece(
      { ...about, kind: 'diagnosis' },
      {
        incident,
        picture: { at, head, fork, liveness, protocol, chainId, genesis },
        heights,
        skipped,
        votes: input.votes,
        headDrops: input.headDrops,
      },
    ),
    evidencePiece({ ...about, kind: 'answer' }, { lastWords: picture.nodes.map(lastWords) }),
    evidencePiece({ ...about, kind: 'validators' }, set),
    evidencePiece({ ...about, kind: 'rounds' }, { windows: input.rounds, open: input.open, participation: input.participation }),
    ...blocks.slice(0, MOST_BLOCKS).map((block) => blockPiece(at, block)),
    ...proofPieces(incident, input),
    ...picture.nodes.flatMap((node) => [
      ...(node.config === null ? [] : [evidencePiece({ ...about, kind: 'config', node: node.name }, { config: node.config })]),
      ...(node.peerList === null
        ? []
        : [evidencePiece({ ...about, kind: 'peers', node: node.name }, { enode: node.enode, peers: node.peerList })]),
      ...(node.log === null ? [] : [evidencePiece({ ...about, kind: 'log', node: node.name }, node.log)]),
    ]),
  ];
}

/** Taken while both blocks are there: after a rewind they are gone everywhere. */
function proofPieces({ detector }: Incident, input: DiagnosisInput): readonly EvidenceWrite[] {
  if (detector !== 'fork' && detector !== 'sealed-both') return [];
  return doubleSealingProofs(input).map((proof) =>
    evidencePiece({ at: input.picture.now, kind: 'proof', node: null, height: proof.height, hash: null }, proof),
  );
}

/** All blocks anybody holds at the heights, and those a fork's branches begin with. */
function blocksAt(picture: NetworkPicture, heights: readonly number[]): readonly BlockPicture[] {
  const wanted = new Set(heights);
  const { fork } = picture;
  const hashes = new Set([
    ...(fork.state === 'proven' ? [fork.ancestor.hash, ...fork.branches.flatMap(({ hash, tip }) => [hash, tip.hash])] : []),
    ...picture.heights.filter(({ height }) => wanted.has(height)).flatMap(({ camps }) => camps.map(({ hash }) => hash)),
  ]);
  return [...hashes].flatMap((hash) => picture.block(hash) ?? []);
}

function blockPiece(at: number, block: BlockPicture): EvidenceWrite {
  const { header, facts, copies, committers, verification, author, round, roundSource, proposer, expectedProposer, turnOrder } = block;
  const { parentValidators, quorumSize, firstSeenAt, seenLive } = block;
  return evidencePiece(
    { at, kind: 'recomputed', node: null, height: header.height, hash: header.hash },
    {
      header: headerFields(header),
      recomputedHash: facts?.hash ?? null,
      verification,
      author,
      round,
      roundSource,
      proposer: { judged: proposer, expected: expectedProposer, turnOrder },
      seals: copies.map(({ nodes, seals, round: sealedIn }) => ({ nodes, round: sealedIn, seals })),
      committers,
      parentValidators,
      quorumSize,
      firstSeenAt,
      seenLive,
    },
  );
}

function lastWords(node: NetworkPicture['nodes'][number]) {
  const { name, address, addressSource, role, answering, counted, faults, head, lastAnswerAt, client } = node;
  const { peers, mining, syncing, latencyMs, capabilities, chainId, genesis, answeringSince, silentSince, peersAt, pool } = node;
  return {
    ...{ name, address, addressSource, role, answering, counted, faults, head, lastAnswerAt, client },
    ...{ peers, mining, syncing, latencyMs, capabilities, chainId, genesis, answeringSince, silentSince, peersAt, pool },
  };
}
