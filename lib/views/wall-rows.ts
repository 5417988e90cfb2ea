import type { CellState, MatrixCell, NodeState, NodeView, OverviewView } from './types';

/** What binds nodes that fold into one row: the branch they hold, or how they are. */
export type WallGroup = { readonly branch: string } | { readonly state: NodeState };

/** A cell of one node, or of several: `share` of them is as it says, the others are `rest`. */
export type WallCell = MatrixCell & { readonly share?: number; readonly rest?: CellState };

export type WallRow = {
  readonly key: string;
  readonly group: WallGroup;
  /** One name, or those that fold into this row, in their order. */
  readonly names: readonly string[];
  readonly validators: number;
  /** It stands for what is left of its group: some of it have rows of their own. */
  readonly isRest: boolean;
  readonly cells: readonly WallCell[];
};

export type WallRows = {
  readonly rows: readonly WallRow[];
  /** Groups that no row is left for; one more is kept free for them. */
  readonly left: readonly { readonly group: WallGroup; readonly names: readonly string[] }[];
};

type Member = { readonly node: NodeView; readonly cells: readonly MatrixCell[] };

const ORDER = ['ok', 'behind', 'unreachable', 'error', 'wrong-chain', 'identity-fault', 'unknown'] as const satisfies readonly NodeState[];

/**
 * The nodes as so many rows at most. All by themselves where they fit; else those who are of one branch or in one state fold into a row with their
 * number, the smallest groups last, and of those who are well as many as fit keep a row. What has none is told, never dropped.
 */
export function wallRows({ nodes, matrix }: Pick<OverviewView, 'nodes' | 'matrix'>, room: number): WallRows {
  const cells = new Map(matrix.rows.map((row) => [row.node, row.cells]));
  const members = nodes.map((node): Member => ({ node, cells: cells.get(node.name) ?? matrix.columns.map(() => ({ state: 'unknown' })) }));
  if (members.length <= room) return { rows: members.map(single), left: [] };
  const groups = grouped(members);
  if (groups.length > room) {
    const kept = groups.slice(0, Math.max(0, room - 1));
    const left = groups.slice(kept.length).map((own) => ({ group: groupOf(own[0] as Member), names: own.map(({ node }) => node.name) }));
    return { rows: kept.map((own) => folded(own, false)), left };
  }
  return { rows: unfold(groups, room - groups.length), left: [] };
}

const groupOf = ({ node }: Member): WallGroup => (node.branch === null ? { state: node.state } : { branch: node.branch });

const keyOf = (group: WallGroup): string => ('branch' in group ? `0 ${group.branch.padStart(3)}` : `1 ${ORDER.indexOf(group.state)}`);

/** Branches by their letters, then who is well, then the others. */
function grouped(members: readonly Member[]): readonly (readonly Member[])[] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const key = keyOf(groupOf(member));
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => own);
}

/** Gives spare rows to the smallest groups that are not well, and to those who are well one by one. */
function unfold(groups: readonly (readonly Member[])[], spare: number): readonly WallRow[] {
  let left = spare;
  const isForked = groups.some(([first]) => first?.node.branch !== null);
  // A fork is told by its camps: what is spare goes to the names in them.
  if (isForked) return groups.map((own) => (own.length === 1 ? single(own[0] as Member) : folded(own, false)));
  const isWell = ([first]: readonly Member[]) => first?.node.state === 'ok';
  const whole = new Set<readonly Member[]>();
  for (const own of [...groups].filter((one) => !isWell(one)).sort((a, b) => a.length - b.length)) {
    if (own.length - 1 > left) break;
    whole.add(own);
    left -= own.length - 1;
  }
  return groups.flatMap((own) => {
    if (own.length === 1 || whole.has(own)) return own.map(single);
    if (!isWell(own) || left === 0) return [folded(own, false)];
    const alone = Math.min(left, own.length - 1);
    return [...own.slice(0, alone).map(single), folded(own.slice(alone), true)];
  });
}

function single(member: Member): WallRow {
  const { node, cells } = member;
  const validators = node.role === 'validator' ? 1 : 0;
  return { key: node.name, group: groupOf(member), names: [node.name], validators, isRest: false, cells };
}

function folded(own: readonly Member[], isRest: boolean): WallRow {
  const group = groupOf(own[0] as Member);
  return {
    key: `group ${keyOf(group)}`,
    group,
    names: own.map(({ node }) => node.name),
    validators: own.filter(({ node }) => node.role === 'validator').length,
    isRest,
    cells: (own[0] as Member).cells.map((_, at) => together(own.map(({ cells }) => cells[at] ?? { state: 'unknown' }))),
  };
}

/** What most of them say, and how many; of a tie what is not unknown. */
function together(cells: readonly MatrixCell[]): WallCell {
  const counts = new Map<CellState, number>();
  for (const { state } of cells) counts.set(state, (counts.get(state) ?? 0) + 1);
  const by = [...counts].sort(([a, many], [b, more]) => more - many || KNOWN.indexOf(a) - KNOWN.indexOf(b));
  const [most, next] = by;
  const state = most?.[0] ?? 'unknown';
  const branch = cells.find((cell) => cell.branch !== undefined)?.branch;
  return {
    state,
    ...(state === 'branch' && branch !== undefined ? { branch } : {}),
    ...(cells.some(({ mismatch }) => mismatch) ? { mismatch: true as const } : {}),
    ...(next ? { share: (most?.[1] ?? 0) / cells.length, rest: next[0] } : {}),
  };
}

const KNOWN = ['branch', 'agrees', 'alone', 'behind', 'unknown'] as const satisfies readonly CellState[];
