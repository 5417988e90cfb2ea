'use client';

import { useEffect, useState } from 'react';

export const SPEEDS = [1, 10, 60, 300, 1000] as const;
export type Speed = (typeof SPEEDS)[number];

/** Real ms between two moments shown while it plays. */
const STEP_MS = 1000;

export type Player = {
  /** The moment shown, server ms. */
  readonly at: number;
  readonly goTo: (at: number) => void;
  readonly playing: boolean;
  /** Plays or pauses; at the end there is nothing to play. */
  readonly toggle: () => void;
  readonly speed: Speed;
  readonly setSpeed: (speed: Speed) => void;
};

/** A moment that moves on while it plays, between `from` and `to`, and stops at the end. */
export function usePlayer(first: number, from: number, to: number): Player {
  const [at, setAt] = useState(() => clamp(first, from, to));
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setAt((before) => clamp(before + STEP_MS * speed, from, to)), STEP_MS);
    return () => clearInterval(timer);
  }, [playing, speed, from, to]);
  const ended = at >= to;
  useEffect(() => {
    if (ended) setPlaying(false);
  }, [ended]);
  const toggle = () => setPlaying(!playing && !ended);
  return { at, goTo: (moment) => setAt(clamp(moment, from, to)), playing, toggle, speed, setSpeed };
}

const clamp = (at: number, from: number, to: number): number => Math.round(Math.min(to, Math.max(from, at)));
