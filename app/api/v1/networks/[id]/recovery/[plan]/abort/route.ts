import { commandRoute } from '@/lib/commands/command-route';
import { abortRun } from '@/lib/commands/recovery/abort';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(abortRun);
