import { commandRoute } from '@/lib/commands/command-route';
import { unshelve } from '@/lib/commands/incidents/unshelve';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(unshelve);
