'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { TOLD } from '@/components/overlay/tell';
import type { Told } from '@/components/overlay/toasts';

const Toasts = dynamic(() => import('@/components/overlay/toasts').then((module) => module.Toasts), { ssr: false });

/** Hears what is told and shows it; the script of toasts is not asked for before the first one. */
export function ToastHost() {
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    const hear = (event: Event) => setTold((before) => ({ count: (before?.count ?? 0) + 1, says: (event as CustomEvent<string>).detail }));
    window.addEventListener(TOLD, hear);
    return () => window.removeEventListener(TOLD, hear);
  }, []);
  return told === null ? null : <Toasts told={told} />;
}
