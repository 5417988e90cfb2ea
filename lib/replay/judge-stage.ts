import { countUntil } from '@/lib/replay/moments';
import type { HeadSeen, Recording, Stage } from '@/lib/replay/recording';

/** Heads have to be watched at least this long before "they stand still" means anything. */
const WATCHED_MS = 1_000;

/** `still` = the highest head did not rise in this stage: its last answers can be repeated without a lie. */
export type StageMotion = 'producing' | 'still' | 'not-watched';

/** Whether the network made blocks in this stage, judged by the highest head of all nodes: a node that catches up is no production. */
export function judgeStage(recording: Recording, stage: Stage): StageMotion {
  const current = new Map<string, number>();
  for (const node of recording.nodes) {
    const before = node.heads[countUntil(node.heads, stage.startAt - 1) - 1];
    if (before !== undefined) current.set(node.name, before.height);
  }
  const isFirst = current.size === 0;
  const seen = recording.nodes
    .flatMap((node) => node.heads.filter((head) => head.stage === stage.name).map((head) => ({ head, name: node.name })))
    .sort((a, b) => a.head.at - b.head.at);
  const first = seen[0]?.head.at;
  const last = seen.at(-1)?.head.at;
  if (first === undefined || last === undefined || last - first < WATCHED_MS) return 'not-watched';
  for (const { head, name } of seen) {
    const highest = Math.max(-1, ...current.values());
    const opens = isFirst && !current.has(name) && head.at - first < WATCHED_MS;
    if (rises(head, highest) && !opens) return 'producing';
    current.set(name, head.height);
  }
  return 'still';
}

const rises = (head: HeadSeen, highest: number): boolean => head.height > highest;
