import type { Check } from '@/lib/recovery/plan-types';
import { byName } from './by-name';
import { formatDuration, formatNumber, listOf, shortHash } from './format';
import { say } from './phrases';
import type { SayContext } from './say-phrase';
import { sayView } from './words/views';

/** What must hold, in words: checks that differ by their node alone are one sentence. */
export function sayChecks(checks: readonly Check[], context: SayContext): readonly string[] {
  const groups = new Map<string, Check[]>();
  for (const check of checks) {
    const key = groupOf(check);
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  return [...groups.values()].map((group) => sayGroup(group as [Check, ...Check[]], context));
}

function groupOf(check: Check): string {
  if (check.kind === 'linked') return JSON.stringify([check.kind, [check.node, ...check.to].sort()]);
  if (check.kind === 'same-chain') return JSON.stringify([check.kind, check.chainId, check.genesis]);
  return 'node' in check ? JSON.stringify({ ...check, node: null }) : JSON.stringify(check);
}

function sayGroup([check, ...more]: readonly [Check, ...Check[]], { nameOf }: SayContext): string {
  const nodes = [check, ...more].flatMap((one) => ('node' in one ? [one.node] : []));
  const names = listOf([...new Set(nodes)].sort(byName), 6);
  switch (check.kind) {
    case 'same-chain':
      return say('wizard.check.same-chain', { nodes: names, chain: check.chainId });
    case 'core':
      return say(check.running ? 'wizard.check.core-runs' : 'wizard.check.core-stopped', { nodes: names });
    case 'no-peers':
      return check.forMs > 0
        ? say('wizard.check.no-peers', { nodes: names, time: formatDuration(check.forMs) })
        : say('wizard.check.no-peers-now', { nodes: names });
    case 'head':
      return say(check.orBelow ? 'wizard.check.head-or-below' : 'wizard.check.head', { nodes: names, ...block(check.is) });
    case 'holds':
      return say('wizard.check.holds', { nodes: names, ...block(check.block) });
    case 'linked':
      return more.length === 0
        ? say('wizard.check.linked', { nodes: names, to: listOf(check.to, 6) })
        : say('wizard.check.linked-all', { nodes: names });
    case 'only-linked':
      return say('wizard.check.only-linked', { nodes: names, to: listOf(check.to, 6) || sayView('nobody') });
    case 'reaches':
      return say('wizard.check.reaches', { nodes: names, at: formatNumber(check.height), ...block(check.via) });
    case 'grows':
      return say('wizard.check.grows', { nodes: listOf(check.nodes, 6), blocks: check.blocks, ...block(check.above) });
    case 'cycle':
      return say('wizard.check.cycle', { validators: listOf(check.validators.map(nameOf).sort(byName), 6), ...block(check.above) });
    case 'person-says':
      return say('wizard.check.person-says');
  }
}

const block = ({ height, hash }: { readonly height: number; readonly hash: string }) => ({
  height: formatNumber(height),
  hash: shortHash(hash),
});
