import { commandRoute } from '@/lib/commands/command-route';
import { renewLink } from '@/lib/commands/renew-link';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(renewLink);
