import type { LinkGroup } from './link-groups';

/** More names than this in one group are told as a number. */
const MOST_NAMES = 6;

/** Groups of linked nodes as a sentence names them: "validator-1 + member-1", a large one by how many it holds. */
export function nameGroups(groups: readonly LinkGroup[]): { readonly list: readonly string[] } {
  return {
    list: groups.map(({ nodes, validators }) =>
      nodes.length <= MOST_NAMES ? nodes.join(' + ') : `${nodes.length} nodes (validators among them: ${validators.length})`,
    ),
  };
}
