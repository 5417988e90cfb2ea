import { commandRoute } from '@/lib/commands/command-route';
import { submitPlan } from '@/lib/commands/recovery/submit';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(submitPlan);
