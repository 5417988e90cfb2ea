/**
 * The shell variables of a node, as in "$VALIDATOR_1_URL": the same for a name in every command of a plan, another for every node.
 * `names` are all nodes of the plan.
 */
export function nameVariable(node: string, names: readonly string[], ending: string): string {
  const stem = stemOf(node);
  const like = names.filter((name) => stemOf(name) === stem);
  const place = names.indexOf(node) + 1;
  // Names that differ only in what a variable can't hold are told apart by their place.
  return `${stem === '' ? `NODE_${place}` : like.length > 1 ? `${stem}_${place}` : stem}_${ending}`;
}

function stemOf(name: string): string {
  const stem = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^\d/.test(stem) ? `NODE_${stem}` : stem;
}
