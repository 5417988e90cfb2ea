import { sayWallNotice } from './words/wall-notice';

/** Why a wall shows no network. */
export const WALL_REFUSALS = ['not-signed-in', 'revoked', 'unknown', 'malformed', 'too-soon'] as const;
export type WallRefusal = (typeof WALL_REFUSALS)[number];

/** What a screen says instead of a network: one sentence to be read across the room, and what to do about it. */
export type WallNotice = { readonly title: string; readonly todo: string };

/** The notice for a refusal; `minutes` = after which it may be tried again. */
export function wallNotice(why: WallRefusal, minutes: number | null = null): WallNotice {
  const newLink = sayWallNotice('new-link');
  const todo = sayWallNotice(`${why}.todo`, { newLink });
  return { title: sayWallNotice(why), todo: minutes === null ? todo : `${todo} ${sayWallNotice('wait', { minutes })}` };
}

/** The refusal of this name; null = there is none. */
export function readWallRefusal(text: unknown): WallRefusal | null {
  return WALL_REFUSALS.find((one) => one === text) ?? null;
}
