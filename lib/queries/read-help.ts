import { type HelpView, helpView } from '@/lib/views/help/help-view';
import { reader } from './reader';

/** The page of help, for whoever may read. */
export async function readHelp(): Promise<HelpView> {
  await reader();
  return helpView();
}
