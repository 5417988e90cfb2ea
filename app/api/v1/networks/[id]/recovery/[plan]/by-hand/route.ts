import { commandRoute } from '@/lib/commands/command-route';
import { doneByHand } from '@/lib/commands/recovery/by-hand';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(doneByHand);
