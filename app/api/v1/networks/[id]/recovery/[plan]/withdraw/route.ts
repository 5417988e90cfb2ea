import { commandRoute } from '@/lib/commands/command-route';
import { withdrawApproval } from '@/lib/commands/recovery/withdraw';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(withdrawApproval);
