import { commandRoute } from '@/lib/commands/command-route';
import { assign } from '@/lib/commands/incidents/assign';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(assign);
