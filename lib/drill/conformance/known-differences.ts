import type { Difference } from '@/lib/drill/conformance/types';

/** A difference that is meant to be. `call` is a call or a fact as it is printed, `path` as in Difference; both whole. */
export type KnownDifference = { readonly call: RegExp; readonly path: RegExp; readonly reason: string };

/** Where the drill differs from the recordings on purpose. An entry nobody needs fails the suite, and so does one that touches what monitor or recovery read. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [];

/** Where a real node of another setup than the lab's may differ without being another client: the live command lets these pass. */
export const OTHER_SETUPS: readonly KnownDifference[] = [
  { call: /^rpc_modules\(/, path: /.*/, reason: 'each operator opens other API groups' },
  { call: /^admin_nodeInfo\(/, path: /\.config(\.|\{|$)/, reason: 'the chain config is the genesis file of that network' },
  { call: /^admin_nodeInfo\(/, path: /^plugins(\.|\{|$)/, reason: 'the lab ran no plugins' },
  { call: /^admin_(nodeInfo|peers)\(/, path: /(^|\.)protocols\.snap$/, reason: 'snap is spoken only where it is switched on' },
  {
    call: /^(txpool_content|eth_get\w+)\(/,
    path: /(^|\.)(accessList|chainId)$/,
    reason: 'the lab sent no transactions of other types than 0',
  },
  { call: /^(txpool_content|eth_get\w+)\(/, path: /(^|\.)(to|contractAddress)$/, reason: 'the lab created no contracts' },
];

export function covers(known: KnownDifference, { call, path }: Difference): boolean {
  return known.call.test(call) && known.path.test(path);
}

/** The differences no entry names, and the entries nothing needed. */
export function sortDifferences(differences: readonly Difference[], known: readonly KnownDifference[]) {
  return {
    open: differences.filter((difference) => !known.some((one) => covers(one, difference))),
    unused: known.filter((one) => !differences.some((difference) => covers(one, difference))),
  };
}
