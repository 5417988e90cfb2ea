import type { DrillDesk } from '@/lib/drill/control/drill-desk';
import { pressKey } from '@/lib/drill/control/terminal-keys';

/** Lets keys in the terminal drive a drill; `onQuit` when one ends it. Nothing happens without a terminal. What comes back gives it back. */
export function listenToKeys(desk: DrillDesk, onQuit: () => void, say: (line: string) => void = console.log): () => void {
  const { stdin } = process;
  if (!stdin.isTTY) return () => undefined;
  const onData = (typed: Buffer): void => {
    for (const key of typed.toString('utf8')) {
      const effect = pressKey(desk, key);
      if (effect !== null) say(effect.say);
      if (effect?.quit === true) onQuit();
    }
  };
  stdin.setRawMode(true);
  stdin.on('data', onData);
  stdin.resume();
  return () => {
    stdin.off('data', onData);
    stdin.setRawMode(false);
    stdin.pause();
  };
}
