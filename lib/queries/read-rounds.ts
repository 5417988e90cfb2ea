import { ROUND_WINDOWS, type RoundSpan, type RoundsPageView } from '@/lib/views/rounds-types';
import { findNetwork } from './find-network';
import { readWindow } from './read-parameters';

/** The window of the page's address; an hour when it names none. */
export const readRoundSpan = (text: unknown): RoundSpan => ROUND_WINDOWS.find((one) => one === text) ?? '1h';

/** Round changes of a network over a window; null = no such network. */
export async function readRounds(id: string, span: RoundSpan): Promise<RoundsPageView | null> {
  return (await (await findNetwork(id))?.pages().rounds(readWindow(span) ?? 0)) ?? null;
}
