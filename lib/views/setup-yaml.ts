/** One node as it was typed; `credentials` = its address carried some, which then stand in the environment. */
export type TypedNode = { readonly name: string; readonly url: string; readonly credentials: boolean };

export type TypedNetwork = { readonly id: string; readonly name: string; readonly nodes: readonly TypedNode[] };

/** The settings file for what was typed: valid YAML that holds no secret. Rows without an address are left out. */
export function settingsYaml({ id, name, nodes }: TypedNetwork): string {
  const lines = ['networks:', `  - id: ${quoted(id)}`, ...(name === '' || name === id ? [] : [`    name: ${quoted(name)}`])];
  const named = withVariables(nodes);
  if (named.length === 0) return `${[...lines, '    nodes: []', ''].join('\n')}`;
  return [...lines, '    nodes:', ...named.flatMap(nodeLines), ''].join('\n');
}

function nodeLines({ name, url, credentials, variable }: WithVariable): readonly string[] {
  return [
    `      - name: ${quoted(name)}`,
    `        url: ${quoted(url)}`,
    ...(credentials ? [`        auth: {basic: {user: "\${${variable}_USER}", password: "\${${variable}_PASSWORD}"}}`] : []),
  ];
}

/** The same nodes as the one variable that is enough; null = some need credentials, which do not belong into a command line. */
export function nodesVariable(nodes: readonly TypedNode[]): string | null {
  const named = nodes.filter(({ url }) => url !== '');
  if (named.length === 0 || named.some(({ credentials }) => credentials)) return null;
  return `QUORUMWATCH_NODES='${named.map(({ url }) => url.replaceAll("'", '%27').replaceAll(',', '%2C')).join(',')}' npm start`;
}

/** Names of the environment variables that the file then asks for. */
export function variablesOf(nodes: readonly TypedNode[]): readonly string[] {
  return withVariables(nodes).flatMap(({ credentials, variable }) => (credentials ? [`${variable}_USER`, `${variable}_PASSWORD`] : []));
}

type WithVariable = TypedNode & { readonly variable: string };

/** Each node with an address and the beginning of its own variables: two names may read the same in capitals. */
function withVariables(nodes: readonly TypedNode[]): readonly WithVariable[] {
  const taken = new Set<string>();
  return nodes
    .filter(({ url }) => url !== '')
    .map((node) => {
      const base = variableOf(node.name);
      let variable = base;
      for (let nr = 2; taken.has(variable); nr += 1) variable = `${base}_${nr}`;
      taken.add(variable);
      return { ...node, variable };
    });
}

/** "validator-1" → "VALIDATOR_1", a name that an environment variable may have. */
function variableOf(name: string): string {
  const plain = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[A-Z]/.test(plain) ? plain : `NODE${plain === '' ? '' : `_${plain}`}`;
}

/** Double quotes as in JSON, which YAML reads the same; `${` would be a variable. */
const quoted = (text: string): string => JSON.stringify(text.replaceAll('${', () => '$${'));
