import { commandRoute } from '@/lib/commands/command-route';
import { resumeRun } from '@/lib/commands/recovery/resume';

export const dynamic = 'force-dynamic';

export const POST = commandRoute(resumeRun);
