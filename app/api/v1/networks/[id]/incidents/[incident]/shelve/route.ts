import { commandRoute } from '@/lib/commands/command-route';
import { shelve } from '@/lib/commands/incidents/shelve';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(shelve);
