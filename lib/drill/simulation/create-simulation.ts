import TinyQueue from 'tinyqueue';
import { createRandom } from '@/lib/drill/simulation/create-random';
import type { Random, Simulation } from '@/lib/drill/types';

type Event = { readonly at: number; readonly order: number; act: (() => void) | null };

/**
 * Simulated time from `startAt` (ms since 1970) and its events. Nothing here knows the wall clock: whoever calls runUntil decides how fast
 * it goes. Same seed and same calls, same history.
 */
export function createSimulation({ seed, startAt }: { readonly seed: string; readonly startAt: number }): Simulation {
  const queue = new TinyQueue<Event>([], (one, other) => one.at - other.at || one.order - other.order);
  const streams = new Map<string, Random>();
  let now = startAt;
  let order = 0;

  const dropCancelled = (): Event | undefined => {
    let first = queue.peek();
    while (first !== undefined && first.act === null) {
      queue.pop();
      first = queue.peek();
    }
    return first;
  };

  return {
    now: () => now,
    after: (delayMs, act) => {
      const event: Event = { at: now + Math.max(0, delayMs), order: order++, act };
      queue.push(event);
      return {
        cancel: () => {
          event.act = null;
        },
      };
    },
    runUntil: (at) => {
      let ran = 0;
      for (let event = dropCancelled(); event !== undefined && event.at <= at; event = dropCancelled()) {
        queue.pop();
        now = event.at;
        const { act } = event;
        // An event that ran can't be cancelled any more: its timer may keep the object for long.
        event.act = null;
        act?.();
        ran += 1;
      }
      now = Math.max(now, at);
      return ran;
    },
    nextAt: () => dropCancelled()?.at ?? null,
    random: (stream) => {
      const known = streams.get(stream);
      if (known !== undefined) return known;
      const made = createRandom(seed, stream);
      streams.set(stream, made);
      return made;
    },
  };
}
