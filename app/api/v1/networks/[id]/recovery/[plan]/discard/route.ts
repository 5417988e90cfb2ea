import { commandRoute } from '@/lib/commands/command-route';
import { discardPlan } from '@/lib/commands/recovery/discard';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(discardPlan);
