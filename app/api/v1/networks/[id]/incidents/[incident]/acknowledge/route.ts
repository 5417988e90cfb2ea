import { commandRoute } from '@/lib/commands/command-route';
import { acknowledge } from '@/lib/commands/incidents/acknowledge';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(acknowledge);
