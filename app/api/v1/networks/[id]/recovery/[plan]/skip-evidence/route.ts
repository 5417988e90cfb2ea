import { commandRoute } from '@/lib/commands/command-route';
import { skipEvidence } from '@/lib/commands/recovery/skip-evidence';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(skipEvidence);
