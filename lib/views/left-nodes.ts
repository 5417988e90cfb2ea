import { accountOf, type NodeAccount } from '@/lib/recovery/back/account-of';
import { meantLinks } from '@/lib/recovery/back/meant-links';
import type { Plan } from '@/lib/recovery/plan-types';
import type { Run } from '@/lib/recovery/run-types';
import type { NodeLook } from '@/lib/recovery/survey-types';
import type { LetterOf } from './branch-letters';
import { byName } from './by-name';
import { listOf } from './format';
import { say } from './phrases';
import type { NodeLeft } from './recovery-types';

/** How each node of a plan was seen last before the run ended; null = nothing was begun, or it has not ended. */
export function leftNodes(plan: Plan, run: Run, letterOf: LetterOf): readonly NodeLeft[] | null {
  if (run.endedAt === null || run.startedAt === null) return null;
  const account = new Map(accountOf(plan, run).map((one) => [one.node, one]));
  const names = [...new Set([...plan.nodes, ...plan.absent])];
  const isValidator = (name: string) => plan.validatorNodes.includes(name);
  const sorted = [...names.filter(isValidator).sort(byName), ...names.filter((name) => !isValidator(name)).sort(byName)];
  const known = (block: { readonly height: number; readonly hash: `0x${string}` } | null) =>
    block && { height: block.height, hash: block.hash, branch: letterOf(block) };
  return sorted.map((name) => {
    const look = run.looks.find(({ node }) => node === name);
    const isTouched = !plan.absent.includes(name) && !(name in run.leftOut);
    return {
      ...{ name, at: look?.at ?? null, isKnown: look?.answered === true },
      before: known(plan.basis.heads[name] ?? null),
      head: known(look?.answered ? look.head : null),
      says: [
        ...(plan.absent.includes(name) ? [say('wizard.left.absent')] : []),
        ...(name in run.leftOut ? [say('wizard.left.left-out')] : []),
        ...(look?.answered ? told(look, isValidator(name)) : [silent(look)]),
        ...(look?.answered && isTouched ? [links(plan, account.get(name))] : []),
      ],
    };
  });
}

function told({ mining }: NodeLook, isValidator: boolean): readonly string[] {
  if (!isValidator) return [];
  return [say(mining === null ? 'wizard.left.core-unknown' : mining ? 'wizard.left.core-on' : 'wizard.left.core-off')];
}

function silent(look: NodeLook | undefined): string {
  if (look === undefined) return say('wizard.left.not-asked');
  return look.failure === null ? say('wizard.left.silent') : say('wizard.left.silent-why', { why: look.failure });
}

function links(plan: Plan, account: NodeAccount | undefined): string {
  if (!account?.missing) return say('wizard.left.links-unknown');
  const missing = meantLinks(plan, account.node, account.missing);
  return missing.length === 0 ? say('wizard.left.linked') : say('wizard.left.unlinked', { nodes: listOf([...missing].sort(byName), 6) });
}
