import { commandRoute } from '@/lib/commands/command-route';
import { dryRunPlan } from '@/lib/commands/recovery/dry-run';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(dryRunPlan);
