import { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';
import { defineCommand } from './define-command';
import { refuseToCheck } from './refuse-to-check';
import { Refused } from './refused';

/** Checks of one account, or of one address without an account, within WINDOW_MS of real time. */
const MOST_CHECKS = 60;
const WINDOW_MS = 60_000;

/**
 * Asks an address that was typed in, once, what it is. It makes this server call another, so it is for administrators, and at the first run for
 * whoever sits at the machine. The log names the host alone: an address may carry a password.
 */
export const checkNode = defineCommand({
  name: 'setup.check-node',
  needs: 'anyone',
  input: z.object({
    url: z.string().trim().min(1, sayRefusal('check-node.address-needed')).max(2_000, sayRefusal('check-node.address-has-at')),
  }),
  prepare: async (context, { url }) => {
    await refuseToCheck(context);
    const { runtime, person, address } = context;
    const now = Date.now();
    const { count, until } = await runtime.store.countTry(`check ${person?.id ?? address ?? 'unknown'}`, WINDOW_MS, now);
    const view = count > MOST_CHECKS ? null : await runtime.setup.check(url);
    if (view !== null) return view;
    const seconds = count > MOST_CHECKS ? Math.max(1, Math.ceil((until - now) / 1000)) : 2;
    throw new Refused(
      'too-soon',
      sayRefusal('check-node.too-many-addresses'),
      sayRefusal('check-node.try-again-in', { seconds: String(seconds) }),
      seconds,
    );
  },
  write: async (_trx, _context, _input, view) => ({ value: view, audit: { object: hostOf(view.url), detail: {} } }),
});

function hostOf(url: string | null): string | null {
  return url === null ? null : `host ${new URL(url).host}`;
}
