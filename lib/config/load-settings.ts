import { basename, dirname, resolve } from 'node:path';
import { readNodesVariable } from './nodes-variable';
import { parseYaml } from './parse-yaml';
import { readHost, readPort, readRetention, readStorage, type Said } from './read-common';
import { isMap, readList, readMap } from './read-map';
import { NETWORK_KEYS, readNetwork } from './read-network';
import { readNotify } from './read-notify';
import { readPeople } from './read-people';
import { errorCode, readText } from './read-text';
import { reportTwins } from './report-twins';
import type { Scope, Tree } from './scope';
import type { NetworkSettings, Settings, SettingsFault } from './types';

export type SettingsSources = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that quorumwatch.yaml is looked for in, and that relative paths of QUORUMWATCH_CONFIG and the store count from. */
  readonly cwd: string;
  /** Reads a text file; throws an error with an errno `code`. */
  readonly readFile: (path: string) => string;
};

export type LoadedSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly faults: readonly SettingsFault[] };

const USUAL_FILE = 'quorumwatch.yaml';
const KEYS = ['networks', 'storage', 'retention', 'host', 'port', 'auth', 'notify'];

/** All settings, whole, or every fault in them at once. Where no node is named anywhere there are no networks: a first run. Faults never hold a value. */
export function loadSettings({ env, cwd, readFile }: SettingsSources): LoadedSettings {
  const faults: SettingsFault[] = [];
  const report: Scope['report'] = (path, problem, remedy) => faults.push({ path, problem, remedy });
  const file = findFile({ env, cwd, readFile });
  const variable = env.QUORUMWATCH_NODES?.trim() ? env.QUORUMWATCH_NODES : null;
  const scope: Scope = { env, readFile, report, folder: file === null ? cwd : dirname(file.path) };
  const tree = file === null ? null : readTree(file, faults);
  const field = tree === null ? null : readMap(scope, tree, '', KEYS);
  const named = field?.('networks');
  if (file !== null && variable !== null && !(field !== null && namesNoNode(named))) {
    const remedy = `Unset QUORUMWATCH_NODES, or ${file.named ? 'unset QUORUMWATCH_CONFIG' : 'move quorumwatch.yaml away'}`;
    report('QUORUMWATCH_NODES', `is set, and ${file.named ? 'QUORUMWATCH_CONFIG' : 'quorumwatch.yaml'} names nodes as well`, remedy);
  }
  const variableNetwork = variable === null ? [] : [readNodesVariable(scope, variable)];
  const networks = field === null || namesNoNode(named) ? variableNetwork : readNetworks(scope, named);
  const said = (name: string, key: string | null): Said => {
    const given = env[name];
    if (given?.trim()) return { text: given, path: name };
    const text = key === null || field === null ? null : readText(scope, field(key), key);
    return text === null || key === null ? null : { text, path: key };
  };
  const storage = readStorage(scope, said('QUORUMWATCH_STORAGE', 'storage'), cwd);
  const retentionDays = readRetention(scope, said('QUORUMWATCH_RETENTION', 'retention'));
  const host = readHost(scope, said('HOST', 'host'));
  const port = readPort(scope, said('PORT', 'port'));
  const apart = { host, publicRead: said('QUORUMWATCH_PUBLIC_READ', null), url: said('QUORUMWATCH_URL', null) };
  const auth = readPeople(scope, field?.('auth'), apart);
  const notify = readNotify(scope, field?.('notify'));
  const path = file?.path ?? resolve(cwd, USUAL_FILE);
  const settings: Settings = { networks, storage, retentionDays, host, port, auth, notify, file: path };
  return faults.length === 0 ? { ok: true, settings } : { ok: false, faults };
}

/** True where nobody has named a node yet: no networks, or none with nodes. Nodes under a misspelled key are a fault, not nothing. */
function namesNoNode(tree: Tree | undefined): boolean {
  if (tree === undefined || tree === '') return true;
  if (!Array.isArray(tree)) return false;
  return (tree as readonly Tree[]).every(
    (network) => isMap(network) && isEmpty(network.nodes) && Object.keys(network).every((key) => NETWORK_KEYS.includes(key)),
  );
}

const isEmpty = (tree: Tree | undefined): boolean => tree === undefined || tree === '' || (Array.isArray(tree) && tree.length === 0);

function readNetworks(scope: Scope, tree: Tree | undefined): readonly NetworkSettings[] {
  const list = readList(scope, tree, 'networks', '- {id: main, nodes: [{name: validator-1, url: "http://host:8545"}]}');
  const networks = (list ?? []).map((network, index) => readNetwork(scope, network, `networks[${index}]`));
  reportTwins(scope, networks, 'id', (index) => `networks[${index}].id`, 'Give every network its own id');
  return networks as readonly NetworkSettings[];
}

type File = { readonly path: string; readonly named: boolean; readonly text: string | null; readonly error: string };

/** The settings file; null when none is named and there is none in `cwd`. */
function findFile({ env, cwd, readFile }: SettingsSources): File | null {
  const said = env.QUORUMWATCH_CONFIG?.trim() || null;
  const path = resolve(cwd, said ?? USUAL_FILE);
  try {
    return { path, named: said !== null, text: readFile(path), error: '' };
  } catch (error) {
    const code = errorCode(error);
    return said === null && code === 'ENOENT' ? null : { path, named: said !== null, text: null, error: code };
  }
}

/** The file's tree; null when it can't be had, which is then among the faults. */
function readTree(file: File, faults: SettingsFault[]): Tree | null {
  const place = file.named ? 'QUORUMWATCH_CONFIG' : 'quorumwatch.yaml';
  if (file.text === null) {
    faults.push({
      path: place,
      problem: `the file can't be read (${file.error})`,
      remedy: 'Name a settings file that the user running Quorumwatch can read',
    });
    return null;
  }
  const parsed = parseYaml(file.text, basename(file.path));
  if (!parsed.ok) {
    faults.push(...parsed.faults);
    return null;
  }
  if (isMap(parsed.tree)) return parsed.tree;
  if (parsed.tree === '') return {};
  faults.push({ path: place, problem: 'the file holds no map', remedy: 'Begin it with "networks:"' });
  return null;
}
