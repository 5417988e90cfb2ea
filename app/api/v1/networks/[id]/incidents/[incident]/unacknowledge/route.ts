import { commandRoute } from '@/lib/commands/command-route';
import { unacknowledge } from '@/lib/commands/incidents/unacknowledge';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(unacknowledge);
