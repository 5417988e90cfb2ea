'use client';

import { formatWhole } from '@/components/format/number';
import { BranchChip } from '@/components/marks/branch-chip';
import { SeverityMark } from '@/components/marks/severity-mark';
import { FitText } from '@/components/wall/fit-text';
import type { NodeState } from '@/lib/views/types';
import type { WallGroup, WallRow } from '@/lib/views/wall-rows';
import { sayWallMatrix } from '@/lib/views/words/wall-matrix';

type Props = { readonly row: WallRow; readonly width: number; readonly name: string; readonly word: string | null };

/** What a state is called beside a name; null = it is well. */
const STATE_KEY = {
  ok: null,
  behind: 'behind',
  unreachable: 'silent',
  error: 'errors',
  'wrong-chain': 'other-chain',
  'identity-fault': 'identity',
  unknown: 'unknown',
} as const satisfies Record<NodeState, Parameters<typeof sayWallMatrix>[0] | null>;

/** What is wrong with a group; null = it is well, or a branch. */
export function stateWord(group: WallGroup, isForked: boolean): string | null {
  if ('branch' in group) return null;
  const word = group.state === 'ok' && isForked ? 'no-branch' : STATE_KEY[group.state];
  return word && sayWallMatrix(word);
}

/** Whose row it is: a node and what is wrong with it, or how many fold into it. */
export function WallRowName({ row, width, name, word }: Props) {
  const { group, names } = row;
  const mark = word === null ? null : 'state' in group && (group.state === 'unknown' || group.state === 'ok') ? 'unknown' : 'warning';
  return (
    <span className="wall-row-name" style={{ width }}>
      {names.length === 1 ? (
        <bdi className="wall-node">{name}</bdi>
      ) : (
        <>
          {'branch' in group ? <BranchChip label={group.branch} spoken={false} /> : null}
          <FitText className="wall-node" says={howMany(row)} />
        </>
      )}
      {word === null ? null : (
        <span className="wall-word" data-severity={mark}>
          {mark === null ? null : <SeverityMark severity={mark} size={12} />} {word}
        </span>
      )}
    </span>
  );
}

/** "12 validators + 3", ever shorter. */
function howMany({ names, validators, isRest }: WallRow): readonly string[] {
  if (isRest) return [sayWallMatrix('more', { count: formatWhole(names.length) }), `+ ${formatWhole(names.length)}`];
  if (validators === 0) return [counted('node', names.length), formatWhole(names.length)];
  const others = names.length > validators ? ` + ${formatWhole(names.length - validators)}` : '';
  return [`${counted('validator', validators)}${others}`, `${formatWhole(validators)}${others}`];
}

const counted = (what: 'node' | 'validator', count: number): string =>
  sayWallMatrix(count === 1 ? `row.${what}` : `row.${what}s`, { count: formatWhole(count) });
