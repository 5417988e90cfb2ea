import { commandRoute } from '@/lib/commands/command-route';
import { endOwnSessions } from '@/lib/commands/end-sessions';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(endOwnSessions);
