import { commandRoute } from '@/lib/commands/command-route';
import { createFirstAdmin } from '@/lib/commands/create-first-admin';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(createFirstAdmin);
