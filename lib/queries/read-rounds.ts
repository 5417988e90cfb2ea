import type { RoundSpan, RoundsPageView } from '@/lib/views/rounds-types';
import { findNetwork } from './find-network';
import { readWindow } from './read-parameters';

/** Round changes of a network over a window; null = no such network. */
export async function readRounds(id: string, span: RoundSpan): Promise<RoundsPageView | null> {
  return (await (await findNetwork(id))?.pages().rounds(readWindow(span) ?? 0)) ?? null;
}
