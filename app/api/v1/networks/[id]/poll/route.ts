import { commandRoute } from '@/lib/commands/command-route';
import { pollNetwork } from '@/lib/commands/poll-network';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(pollNetwork);
