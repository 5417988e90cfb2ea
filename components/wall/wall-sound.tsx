'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { mayRing, ring } from '@/components/wall/ring';
import { useNewCriticals } from '@/components/wall/use-new-criticals';
import { sayWallSeldom } from '@/lib/views/words/wall-seldom';

/** Of Chromium: sound without a click. */
const FLAG = '--autoplay-policy=no-user-gesture-required';

/** Rings for a new critical incident, and says so while the browser would not let it. */
export function WallSound({ network }: { readonly network: string | null }) {
  const context = useRef<AudioContext | null>(null);
  const [blocked, setBlocked] = useState(false);
  const [missed, setMissed] = useState(false);
  const contextOf = useCallback(() => {
    context.current ??= new AudioContext();
    return context.current;
  }, []);
  useEffect(() => {
    const made = contextOf();
    void mayRing(made).then((may) => {
      setBlocked(!may);
      if (may) void made.suspend();
    });
    return () => {
      context.current = null;
      void made.close();
    };
  }, [contextOf]);
  useNewCriticals(network, () => {
    void ring(contextOf()).then((rang) => {
      setBlocked(!rang);
      setMissed(!rang);
    });
  });
  if (!blocked) return null;
  const allow = () => {
    void ring(contextOf()).then((rang) => {
      setBlocked(!rang);
      if (rang) setMissed(false);
    });
  };
  const [before, after] = sayWallSeldom('sound.todo', { flag: FLAG }).split(FLAG);
  return (
    <button type="button" className="wall-sound" onClick={allow}>
      <strong>{sayWallSeldom(missed ? 'sound.missed' : 'sound.blocked')}</strong> {before}
      <code>{FLAG}</code>
      {after}
    </button>
  );
}
