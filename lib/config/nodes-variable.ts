import { USUAL_RECOVERY } from './read-recovery';
import { readUrl } from './read-url';
import { reportTwins } from './report-twins';
import type { Scope } from './scope';
import type { NetworkSettings, NodeSettings } from './types';

const PATH = 'QUORUMWATCH_NODES';

/** The one network of QUORUMWATCH_NODES (URLs with commas between): id "default", nodes named by host:port. */
export function readNodesVariable(scope: Scope, text: string): NetworkSettings {
  const place = (index: number) => `${PATH}[${index}]`;
  const parts = text.split(',').map((part) => part.trim());
  const read = parts.map((part, index) => {
    if (part !== '') return readUrl(scope, part, place(index));
    scope.report(place(index), 'is empty', 'Take the extra comma out');
    return null;
  });
  reportTwins(scope, read, 'url', place, 'Name every node once');
  const taken = new Set<string>();
  const nodes: NodeSettings[] = [];
  for (const one of read) {
    if (one === null) continue;
    const { authorization, url } = one;
    const headers = authorization === null ? {} : { authorization };
    nodes.push({ name: freeName(taken, url), url, ws: null, role: null, address: null, headers, tls: null, log: null });
  }
  return { id: 'default', name: 'default', nodes, intervalMs: null, recovery: USUAL_RECOVERY };
}

/** host:port; when two nodes share it (told apart by path), the later ones get a number. */
function freeName(taken: Set<string>, url: string): string {
  const { hostname, port, protocol } = new URL(url);
  const base = `${hostname}:${port === '' ? ({ 'http:': '80' }[protocol] ?? '443') : port}`;
  let name = base;
  for (let nr = 2; taken.has(name); nr += 1) name = `${base} (${nr})`;
  taken.add(name);
  return name;
}
