import { commandRoute } from '@/lib/commands/command-route';
import { confirmStep } from '@/lib/commands/recovery/confirm';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(confirmStep);
