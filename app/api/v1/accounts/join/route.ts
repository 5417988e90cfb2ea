import { commandRoute } from '@/lib/commands/command-route';
import { joinAccount } from '@/lib/commands/join-account';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(joinAccount);
