import { dashboardEnvironment, readSettings } from './read-settings';
import { runDashboard } from './run-dashboard';
import { untilStopped } from './until-stopped';

/** `npm run dev`: Next's development server with the settings of `npm start`. The poller is not replaced when its code changes: start again. */
export async function run(): Promise<number> {
  const settings = readSettings();
  const { host, port } = settings;
  const program = ['node_modules/next/dist/bin/next', 'dev', '--hostname', host, '--port', String(port)];
  return untilStopped(await runDashboard({ root: process.cwd(), host, port, env: dashboardEnvironment(), program }));
}
