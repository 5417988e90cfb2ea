import type { DrillDesk } from '@/lib/drill/control/drill-desk';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';

/** What a key did, in words; `quit` ends the drill. */
export type KeyEffect = { readonly say: string; readonly quit?: boolean };

type Key = { readonly key: string; readonly does: string; readonly press: (desk: DrillDesk) => KeyEffect };

const FASTEST = 64;
const SLOWEST = 0.25;
const CTRL_C = '\u0003';

const KEYS: readonly Key[] = [
  { key: 'f', does: 'fork the network in halves', press: (desk) => open(desk, 'fork') },
  { key: 's', does: 'silence the last validator', press: (desk) => open(desk, 'silent-validator') },
  { key: 'l', does: 'lose the quorum', press: (desk) => open(desk, 'quorum-loss') },
  { key: 'x', does: 'cut the network in halves', press: (desk) => open(desk, 'partition') },
  { key: 'h', does: 'heal: undo all that is open', press: heal },
  { key: 'n', does: 'where the nodes stand', press: (desk) => ({ say: nodesInLines(desk) }) },
  { key: 'p', does: 'pause and go on', press: pauseOrGo },
  { key: '+', does: 'twice as fast', press: (desk) => changeSpeed(desk, 2) },
  { key: '-', does: 'half as fast', press: (desk) => changeSpeed(desk, 0.5) },
  { key: 'q', does: 'end the drill', press: () => ({ say: 'Ended.', quit: true }) },
];

/** Every key with what it does, a line each. */
export const KEY_LIST = ['  1-9  stop node n, or start it', ...KEYS.map(({ key, does }) => `  ${key}    ${does}`), '  ?    this list'].join(
  '\n',
);

/** Does what a key in the terminal stands for; null = it stands for nothing. */
export function pressKey(desk: DrillDesk, key: string): KeyEffect | null {
  if (key === CTRL_C) return { say: 'Ended.', quit: true };
  if (key === '?') return { say: KEY_LIST };
  desk.pace.settle();
  if (/^[1-9]$/.test(key)) return toggleNode(desk, Number(key));
  return KEYS.find((one) => one.key === key)?.press(desk) ?? null;
}

function open({ book }: DrillDesk, id: string): KeyEffect {
  try {
    return { say: `${book.apply(id).ref} applied; h undoes it.` };
  } catch (error) {
    if (error instanceof FaultRefused) return { say: error.message };
    throw error;
  }
}

function heal({ book }: DrillDesk): KeyEffect {
  const undone = book.undoAll().map(({ ref }) => ref);
  return { say: undone.length === 0 ? 'Nothing is open.' : `Undone: ${undone.join(', ')}.` };
}

function toggleNode({ network }: DrillDesk, place: number): KeyEffect {
  const node = network.nodes[place - 1];
  if (node === undefined) return { say: `There is no node ${place}; there are ${network.nodes.length}.` };
  const isUp = node.process() !== null;
  if (isUp) node.stop('clean');
  else node.start();
  network.note('process', { node: node.name, what: isUp ? 'stop' : 'start' });
  return { say: `${node.name} ${isUp ? 'stopped' : 'started'}.` };
}

function nodesInLines({ network }: DrillDesk): string {
  const width = Math.max(...network.nodes.map(({ name }) => name.length));
  const lines = network.nodes.map((node, index) => {
    const process = node.process();
    const label = `  ${index + 1}  ${node.name.padEnd(width)}`;
    if (process === null) return `${label}  down`;
    const { block } = process.chain.head();
    const round = process.miner.view()?.round;
    return `${label}  ${block.header.height} ${block.hash.slice(0, 10)}  ${process.peers.list().length} peers${round === undefined ? '' : `  round ${round}`}`;
  });
  return lines.join('\n');
}

function pauseOrGo(desk: DrillDesk): KeyEffect {
  if (desk.isPaused()) desk.resume();
  else desk.pause();
  return { say: desk.isPaused() ? 'Paused.' : `Goes on, ${desk.pace.speed()} times as fast as life.` };
}

function changeSpeed(desk: DrillDesk, factor: number): KeyEffect {
  desk.resume();
  const { pace } = desk;
  const speed = Math.min(FASTEST, Math.max(SLOWEST, (pace.speed() || 1) * factor));
  pace.setSpeed(speed);
  return { say: `${speed} times as fast as life.` };
}
