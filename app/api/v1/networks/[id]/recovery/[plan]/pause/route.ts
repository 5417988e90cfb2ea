import { commandRoute } from '@/lib/commands/command-route';
import { pauseRun } from '@/lib/commands/recovery/pause';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(pauseRun);
