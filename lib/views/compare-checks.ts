import type { CheckedNodeView } from './setup-types';
import { saySetup } from './words/setup';

type Checked = { readonly name: string; readonly node: CheckedNodeView | null };

/** What is odd about a checked node beside those before it: another chain, another genesis, the same key. What is not told is not held against it. */
export function compareChecks(checks: readonly Checked[], index: number): readonly string[] {
  const own = checks[index]?.node;
  if (!own) return [];
  const before = checks.slice(0, index).flatMap(({ name, node }) => (node === null ? [] : [{ name, node }]));
  const differs = <K extends 'chainId' | 'genesis'>(key: K) =>
    before.find(({ node }) => own[key] !== null && node[key] !== null && node[key] !== own[key]);
  const chain = differs('chainId');
  const genesis = chain ? undefined : differs('genesis');
  const twin = before.find(({ node }) => own.address !== null && node.address === own.address);
  return [
    ...(chain ? [saySetup('twin.chain', { name: chain.name, chainId: String(chain.node.chainId) })] : []),
    ...(genesis ? [saySetup('twin.genesis', { name: genesis.name })] : []),
    ...(twin ? [saySetup('twin.key', { name: twin.name })] : []),
  ];
}
