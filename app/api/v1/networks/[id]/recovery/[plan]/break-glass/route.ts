import { commandRoute } from '@/lib/commands/command-route';
import { breakGlass } from '@/lib/commands/recovery/break-glass';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(breakGlass);
