import { commandRoute } from '@/lib/commands/command-route';
import { leaveOut } from '@/lib/commands/recovery/leave-out';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(leaveOut);
