'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { mayRing, ring } from '@/components/wall/ring';
import { useNewCriticals } from '@/components/wall/use-new-criticals';

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
  return (
    <button type="button" className="wall-sound" onClick={allow}>
      <strong>{missed ? 'A new critical incident could not sound.' : 'Sound is blocked by this browser.'}</strong> Click here once to hear
      it, or start the browser with <code>--autoplay-policy=no-user-gesture-required</code>, or allow sound for this site.
    </button>
  );
}
