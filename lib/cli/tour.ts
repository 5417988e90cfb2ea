import { ensureBrowser } from './ensure-browser';
import { runPlaywright } from './run-playwright';

/** `npm run tour`: plays the story on a drill in a browser and takes the pictures of docs/tour.md and the README. Exit code 1 when it came out otherwise. */
export async function run(): Promise<number> {
  return runPlaywright(['--project=tour'], { CHROMIUM_PATH: await ensureBrowser() });
}
