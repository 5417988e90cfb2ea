import { commandRoute } from '@/lib/commands/command-route';
import { note } from '@/lib/commands/incidents/note';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(note);
