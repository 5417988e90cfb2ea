import { checkNode } from '@/lib/commands/check-node';
import { commandRoute } from '@/lib/commands/command-route';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(checkNode);
