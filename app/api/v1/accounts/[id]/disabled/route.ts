import { commandRoute } from '@/lib/commands/command-route';
import { setAccountDisabled } from '@/lib/commands/set-account-disabled';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(setAccountDisabled);
