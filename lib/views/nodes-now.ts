import type { Plan } from '@/lib/recovery/plan-types';
import { ENDED, type Run } from '@/lib/recovery/run-types';
import { heldHead } from '@/lib/recovery/safety/held-head';
import type { BlockId, NodeLook } from '@/lib/recovery/survey-types';
import type { LetterOf } from './branch-letters';
import { byName } from './by-name';
import type { NodeNow } from './recovery-types';
import type { NodeView } from './types';

type Input = { readonly plan: Plan; readonly run: Run; readonly watched: readonly NodeView[]; readonly letterOf: LetterOf };

/** Every node as it answered last: of the executor's look and the watch's poll, whichever is younger. Validators first, each by name. */
export function nodesNow({ plan, run, watched, letterOf }: Input): readonly NodeNow[] {
  const looks = new Map(run.looks.map((look) => [look.node, look]));
  const polls = new Map(watched.map((node) => [node.name, node]));
  const names = new Set([...looks.keys(), ...polls.keys(), ...plan.nodes, ...plan.absent]);
  const isValidator = (name: string) => plan.validatorNodes.includes(name) || polls.get(name)?.role === 'validator';
  const [validators, others] = [[...names].filter(isValidator), [...names].filter((name) => !isValidator(name))];
  return [...validators.sort(byName), ...others.sort(byName)].map((name) => {
    const poll = polls.get(name);
    const look = looks.get(name);
    const role = isValidator(name) ? 'validator' : (poll?.role ?? 'unknown');
    const seen = look !== undefined && look.at >= (poll?.lastAnswerAt ?? 0) ? byLook(look, poll) : byPoll(poll);
    const head = seen.head && { height: seen.head.height, hash: seen.head.hash };
    return {
      ...seen,
      ...{ name, role, head },
      branch: letterOf(head) ?? (head?.hash === poll?.head?.hash ? (poll?.branch ?? null) : null),
      asExpected: isAsExpected(head, heldBy(plan, run, name)),
      isAbsent: plan.absent.includes(name),
      isLeftOut: name in run.leftOut,
    };
  });
}

type Seen = Omit<NodeNow, 'name' | 'role' | 'branch' | 'asExpected' | 'isAbsent' | 'isLeftOut'>;

/** Of a node that does not answer the watch's last head is older news than the look: it is not shown as its head. */
function byLook(look: NodeLook, poll: NodeView | undefined): Seen {
  const { at, answered, failure, head, address, peerCount, mining } = look;
  return {
    at,
    answered,
    failure,
    head,
    address: address ?? poll?.address ?? null,
    peers: peerCount,
    mining,
    answeredAt: answered ? at : (poll?.lastAnswerAt ?? null),
  };
}

function byPoll(poll: NodeView | undefined): Seen {
  const nothing = { at: null, answeredAt: null, answered: false, failure: null, head: null, address: null, peers: null, mining: null };
  if (poll === undefined) return nothing;
  const answered = poll.lastAnswerAt !== null && poll.state !== 'unreachable' && poll.state !== 'error' && poll.state !== 'unknown';
  const { lastAnswerAt: at, head, address, peers, mining } = poll;
  return { at, answeredAt: at, answered, failure: poll.error?.message ?? null, head, address, peers, mining };
}

/** The head a node must be on; null = it may move. */
function heldBy(plan: Plan, run: Run, name: string): BlockId | null {
  if (ENDED.includes(run.phase)) return null;
  if (run.startedAt !== null) return run.wayOut === null ? heldHead(plan, run, name) : null;
  return plan.target === null ? null : (plan.basis.heads[name] ?? null);
}

function isAsExpected(head: BlockId | null, expected: BlockId | null): boolean | null {
  return head === null || expected === null ? null : head.hash === expected.hash && head.height === expected.height;
}
