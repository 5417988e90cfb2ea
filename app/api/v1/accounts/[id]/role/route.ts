import { commandRoute } from '@/lib/commands/command-route';
import { setAccountRole } from '@/lib/commands/set-account-role';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(setAccountRole);
