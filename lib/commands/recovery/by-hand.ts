import { z } from 'zod';
import { sentCalls } from '@/lib/recovery/by-hand/sent-calls';
import { readPasted } from '@/lib/recovery/read-pasted';
import { sayPhrase } from '@/lib/views/say-phrase';
import { sayRefusal } from '@/lib/views/words/refusals';
import { Refused } from '../refused';
import { recoveryCommand } from './recovery-command';

/** Longest text that is pasted back. */
const LONGEST_PASTE = 40_000;

/**
 * A task was done by a person. What a node answered may be pasted back: it is read, what is wrong with it is told, and only what was understood
 * is kept. The live check decides all the same.
 */
export const doneByHand = recoveryCommand({
  verb: 'by-hand',
  needs: 'operator',
  input: z.object({ task: z.string().max(300), pasted: z.string().max(LONGEST_PASTE).nullable().default(null) }),
  event: ({ kept: { plan, run }, at, by }, { task: id, pasted }) => {
    const task = [...plan.steps, ...(run.wayOut ?? [])].flatMap(({ tasks }) => tasks).find((one) => one.id === id);
    if (!task)
      throw new Refused(
        'not-found',
        sayRefusal('by-hand.this-plan-has', { id: id.slice(0, 80) }),
        sayRefusal('end-sessions.load-page-again'),
      );
    if (pasted === null || pasted.trim() === '') return { kind: 'by-hand', at, by, task: id, pasted: null };
    const read = readPasted(pasted, sentCalls(task));
    if (read.faults.length > 0)
      throw new Refused('bad-input', read.faults.map((fault) => sayPhrase(fault)).join(' '), sayRefusal('by-hand.paste-whole-answer'));
    return { kind: 'by-hand', at, by, task: id, pasted: read.kept };
  },
  detail: ({ task }) => ({ task }),
});
