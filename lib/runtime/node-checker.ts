import { readUrl } from '@/lib/config/read-url';
import type { Scope } from '@/lib/config/scope';
import { checkNode } from '@/lib/rpc/check-node';
import { endpointFrom } from '@/lib/rpc/endpoint';
import { checkedNodeView, checkFaultView } from '@/lib/views/node-check-view';
import type { NodeCheckView } from '@/lib/views/setup-types';

/** Addresses asked at once on somebody's word. */
const MOST_AT_ONCE = 4;

/** Checks one address; null = too many are being checked. */
export type NodeChecker = (url: string) => Promise<NodeCheckView | null>;

/** Reads an address as the settings file would, asks it once and says what it is. Credentials in it go into the one exchange and nowhere else. */
export function makeNodeChecker(): NodeChecker {
  let running = 0;
  return async (text) => {
    const faults: { readonly problem: string; readonly remedy: string }[] = [];
    const scope: Scope = {
      env: {},
      readFile: () => '',
      folder: '',
      report: (_path, problem, remedy) => faults.push({ problem, remedy }),
    };
    const read = readUrl(scope, text.trim(), '');
    const [fault] = faults;
    if (read === null || fault) {
      const why = fault ?? { problem: 'is not a URL', remedy: 'Write it like http://host:8545' };
      return checkFaultView({ url: null, credentials: false }, { kind: 'bad-url', ...why });
    }
    if (running >= MOST_AT_ONCE) return null;
    running += 1;
    try {
      const asked = { url: read.url, credentials: read.authorization !== null };
      const headers: Readonly<Record<string, string>> = read.authorization === null ? {} : { authorization: read.authorization };
      const check = await checkNode(endpointFrom({ url: read.url, headers }));
      return check.ok ? checkedNodeView(asked, check.node) : checkFaultView(asked, check.fault);
    } finally {
      running -= 1;
    }
  };
}
