import { commandRoute } from '@/lib/commands/command-route';
import { approvePlan } from '@/lib/commands/recovery/approve';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(approvePlan);
