import { commandRoute } from '@/lib/commands/command-route';
import { close } from '@/lib/commands/incidents/close';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(close);
