import { commandRoute } from '@/lib/commands/command-route';
import { startPlan } from '@/lib/commands/recovery/start';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(startPlan);
