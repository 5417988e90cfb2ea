import { parseDuration } from './parse-duration';
import { readList, readMap } from './read-map';
import { checkName, readNode } from './read-node';
import { readRecovery } from './read-recovery';
import { readText } from './read-text';
import { reportTwins } from './report-twins';
import type { Scope, Tree } from './scope';
import type { NetworkSettings, NodeSettings } from './types';

export const NETWORK_KEYS = ['id', 'name', 'nodes', 'interval', 'recovery'];
const INTERVAL = { least: 100, most: 600_000 };

/** One entry of `networks`; what is faulty in it has been reported, and the result is then of no use. */
export function readNetwork(scope: Scope, tree: Tree, path: string): Partial<NetworkSettings> | null {
  const field = readMap(scope, tree, path, NETWORK_KEYS);
  if (field === null) return null;
  const id = readText(scope, field('id'), `${path}.id`);
  if (field('id') === undefined) scope.report(`${path}.id`, 'is missing', 'Give a short id of a-z, 0-9 and -');
  if (id !== null && !/^[a-z0-9-]{1,64}$/.test(id)) scope.report(`${path}.id`, 'is no id', 'Use a-z, 0-9 and - only, at most 64 of them');
  const name = readText(scope, field('name'), `${path}.name`);
  if (name !== null) checkName(scope, name, `${path}.name`);
  const list = readList(scope, field('nodes'), `${path}.nodes`, '- {name: validator-1, url: "http://host:8545"}');
  const nodes = (list ?? []).map((node, index) => readNode(scope, node, `${path}.nodes[${index}]`));
  reportTwins(scope, nodes, 'name', (index) => `${path}.nodes[${index}].name`, 'Give every node of a network its own name');
  reportTwins(scope, nodes, 'url', (index) => `${path}.nodes[${index}].url`, 'Name every node once');
  const interval = readText(scope, field('interval'), `${path}.interval`);
  return {
    ...(id === null ? {} : { id, name: name ?? id }),
    nodes: nodes as readonly NodeSettings[],
    intervalMs: interval === null ? null : readInterval(scope, interval, `${path}.interval`),
    recovery: readRecovery(scope, field('recovery'), `${path}.recovery`),
  };
}

function readInterval(scope: Scope, text: string, path: string): number | null {
  const ms = parseDuration(/^[0-9.]+$/.test(text) ? `${text}s` : text);
  if (ms !== null && ms >= INTERVAL.least && ms <= INTERVAL.most) return ms;
  scope.report(path, ms === null ? 'is no length of time' : 'is out of bounds', 'Write it like 2s or 500ms, from 100ms to 10m');
  return null;
}
