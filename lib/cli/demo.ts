import { runReplay } from './replay';

function tell(url: string): void {
  const line = `  Quorumwatch shows a real 2-2 fork:  ${url}  `;
  const bar = '─'.repeat(line.length);
  console.log(`\n┌${bar}┐\n│${line}│\n└${bar}┘\nA recorded GoQuorum network, forked at height 14. Ctrl-C ends it.\n`);
}

/** `npm run demo`: the recorded 2-2 fork, served as nodes and held, with the dashboard on top. */
export async function run(): Promise<number> {
  return runReplay({ directory: 'qbft-fork-2-2', from: 'forked', hold: 'forked' }, tell);
}
