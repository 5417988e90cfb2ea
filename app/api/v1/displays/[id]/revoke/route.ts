import { commandRoute } from '@/lib/commands/command-route';
import { revokeDisplay } from '@/lib/commands/revoke-display';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(revokeDisplay);
