import { setImmediate as immediate } from 'node:timers/promises';

/** How long the event loop was held up at most: by CPU time, so that other work on the machine does not count. */
export function longestTurn(): { readonly end: () => Promise<number> } {
  let isOver = false;
  let longest = 0;
  const ended = (async () => {
    while (!isOver) {
      const since = process.cpuUsage();
      await immediate();
      const { user, system } = process.cpuUsage(since);
      longest = Math.max(longest, (user + system) / 1000);
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await ended;
      return longest;
    },
  };
}
