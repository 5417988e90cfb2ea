import type { CampPicture, HeightPicture, NetworkPicture, NodePicture } from '@/lib/chain/picture';
import type { MatrixCell, MatrixColumn, MatrixRow, MatrixView, OpenRound } from './types';

/** Rows in the order the screen wants them: validators of the set first, then unknown, then members; each by configured order. */
export function orderNodes(nodes: readonly NodePicture[]): readonly NodePicture[] {
  const rank = { validator: 0, unknown: 1, member: 2 } as const;
  return [...nodes].sort((a, b) => rank[a.role] - rank[b.role]);
}

/** The validator matrix: one row a node, one column a height, newest last; unknown is a cell of its own. */
export function matrixView(picture: NetworkPicture, open: OpenRound | null): MatrixView {
  const labels = branchLabels(picture);
  // By node, so that two hundred of them do not search each other's camps.
  const held = picture.heights.map(({ camps }) => new Map(camps.flatMap((camp) => camp.nodes.map((name) => [name, camp] as const))));
  return {
    columns: picture.heights.map((height) => column(picture, height, open)),
    rows: orderNodes(picture.nodes).map((node) => row(picture, node, labels, held)),
  };
}

function column(picture: NetworkPicture, height: HeightPicture, open: OpenRound | null): MatrixColumn {
  const [camp, second] = height.camps;
  const block = camp ? picture.block(camp.hash) : null;
  const estimate = open && open.height === height.height;
  return {
    height: height.height,
    state: height.camps.length === 0 ? 'unknown' : height.state,
    round: second ? highestRound(picture, height) : (block?.round ?? (estimate ? open.round : null)),
    roundSource: block?.roundSource ?? (estimate && open.source === 'estimate' ? 'estimate' : 'unknown'),
    proposer: second ? null : (block?.author ?? null),
    history: height.former,
  };
}

function highestRound(picture: NetworkPicture, height: HeightPicture): number | null {
  const rounds = height.camps.map((camp) => picture.block(camp.hash)?.round ?? null);
  return rounds.includes(null) ? null : Math.max(...(rounds as number[]));
}

type Held = ReadonlyMap<string, CampPicture>;

function row(picture: NetworkPicture, node: NodePicture, labels: ReadonlyMap<string, string>, held: readonly Held[]): MatrixRow {
  return {
    node: node.name,
    cells: picture.heights.map((height, index) => cell(picture, node, height, held[index]?.get(node.name), labels)),
  };
}

function cell(
  picture: NetworkPicture,
  node: NodePicture,
  height: HeightPicture,
  camp: CampPicture | undefined,
  labels: ReadonlyMap<string, string>,
): MatrixCell {
  if (!camp) return { state: height.behind.includes(node.name) ? 'behind' : 'unknown' };
  const block = picture.block(camp.hash);
  const marks = {
    ...(block?.author && block.author === node.address ? { proposed: true as const } : {}),
    ...(block?.verification.state === 'mismatch' ? { mismatch: true as const } : {}),
  };
  const branch = labels.get(node.name);
  if (height.state === 'forked' || (height.camps.length > 1 && branch)) return { state: 'branch', branch: branch ?? '?', ...marks };
  if (height.camps.length > 1 || height.state === 'undecided') return { state: 'alone', ...marks };
  // Above a fork a branch may stand alone at its height: it is still that branch, not agreement.
  const forkedAt = picture.fork.state === 'proven' ? picture.fork.ancestor.height + 1 : null;
  if (branch && forkedAt !== null && height.height >= forkedAt) return { state: 'branch', branch, ...marks };
  return { state: 'agrees', ...marks };
}

/** Which branch each node holds; empty while no fork is proven. */
export function branchLabels(picture: NetworkPicture): ReadonlyMap<string, string> {
  if (picture.fork.state !== 'proven') return new Map();
  return new Map(picture.fork.branches.flatMap((branch) => branch.nodes.map((node) => [node, branch.label] as const)));
}
