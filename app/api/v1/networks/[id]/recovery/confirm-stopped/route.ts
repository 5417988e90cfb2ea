import { commandRoute } from '@/lib/commands/command-route';
import { confirmStopped } from '@/lib/commands/recovery/confirm-stopped';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(confirmStopped);
